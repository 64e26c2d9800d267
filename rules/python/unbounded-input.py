import secrets
import time

from flask import Flask, request

app = Flask(__name__)


@app.route("/repeat")
def repeat():
    count = int(request.args["count"])
    # expect: unbounded-input
    lines = ["line" for _ in range(count)]
    # expect: unbounded-input
    time.sleep(count)
    # expect: unbounded-input
    token = secrets.token_hex(count)
    # ok: unbounded-input
    lines += ["line" for _ in range(min(count, 100))]
    if count > 100:
        return "too many", 400
    # ok: unbounded-input
    lines += ["line" for _ in range(count)]
    # ok: unbounded-input
    time.sleep(1)
    return token + "".join(lines)
