import logging

from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.post("/login")
def login():
    name = request.form["name"]
    # expect: log-injection
    logger.info("login of " + name)
    # expect: log-injection
    logger.warning("login of %s", name)
    # expect: log-injection
    app.logger.error(f"login of {name}")
    # ok: log-injection
    logger.info("login of %r", repr(name))
    # ok: log-injection
    logger.info(f"login of {name!r}")
    # ok: log-injection
    logger.info("login of number %d", int(request.form["id"]))
    # ok: log-injection
    logger.info("somebody logs in")
    if not name.isalnum():
        return "bad name", 400
    # ok: log-injection
    logger.info("login of %s", name)
    # ok: log-injection
    logger.info("login", extra={"user": request.args["user"]})
