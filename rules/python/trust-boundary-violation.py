from flask import Flask, request, session

app = Flask(__name__)
LANGUAGES = ("en", "de")


@app.route("/login", methods=["POST"])
def login():
    name = request.form["name"]
    # expect: trust-boundary-violation
    session["user"] = name
    # expect: trust-boundary-violation
    session[name] = True
    # expect: trust-boundary-violation
    session.update(request.form)
    language = request.form["language"]
    if language in LANGUAGES:
        # ok: trust-boundary-violation
        session["language"] = language
    # ok: trust-boundary-violation
    session["page"] = int(request.form["page"])
    # ok: trust-boundary-violation
    session["visited"] = True
    return "ok"
