from flask import Flask, make_response

app = Flask(__name__)
# expect: insecure-cookie
app.config["SESSION_COOKIE_SECURE"] = False
# expect: insecure-cookie
app.config.update(SESSION_COOKIE_HTTPONLY=False)
# ok: insecure-cookie
app.config["SESSION_COOKIE_SECURE"] = True


@app.route("/login", methods=["POST"])
def login():
    response = make_response("ok")
    # expect: insecure-cookie
    response.set_cookie("session_token", "value")
    # expect: insecure-cookie
    response.set_cookie("session_token", "value", secure=False, httponly=True)
    # expect: insecure-cookie
    response.set_cookie("auth", "value", secure=True, httponly=False)
    # expect: insecure-cookie
    response.set_cookie("theme", "dark")
    # ok: insecure-cookie
    response.set_cookie("session_token", "value", secure=True, httponly=True, samesite="Lax")
    return response
