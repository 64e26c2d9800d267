import random
import secrets
import string
import uuid

from flask import Flask, make_response, session

app = Flask(__name__)


def make_token():
    # expect: weak-randomness
    return "".join(random.choice(string.ascii_letters) for _ in range(32))


def reset(user):
    # expect: weak-randomness
    user.reset_token = str(random.randint(100000, 999999))
    # expect: weak-randomness
    password = "".join(random.sample(string.ascii_letters, 12))
    # expect: weak-randomness
    otp_code = int(random.random() * 10**6)
    # ok: weak-randomness
    token = secrets.token_urlsafe(32)
    # ok: weak-randomness
    secret = secrets.choice(string.ascii_letters)
    # ok: weak-randomness
    salt = random.SystemRandom().getrandbits(128)
    # ok: weak-randomness
    nonce = uuid.uuid4().hex
    return password, otp_code, token, secret, salt, nonce


@app.route("/remember")
def remember():
    response = make_response("ok")
    # expect: weak-randomness
    response.set_cookie("remember", str(random.random())[2:], secure=True)
    # expect: weak-randomness
    session["remember"] = random.randint(0, 10**9)
    # ok: weak-randomness
    response.set_cookie("theme", "dark", secure=True)
    return response


def jitter(delay):
    # ok: weak-randomness
    wait = delay * random.uniform(0.5, 1.5)
    return wait


def shuffle(cards):
    # ok: weak-randomness
    return random.sample(cards, len(cards))


def remember(user, request, sessions, scores):
    key = f"remember-{user}"
    value = str(random.normalvariate())[2:]
    # expect: weak-randomness
    sessions[key] = value
    # ok: weak-randomness
    scores[key] = value
    # ok: weak-randomness
    sessions[key] = secrets.token_urlsafe()
