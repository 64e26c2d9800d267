import hashlib
import logging
import traceback

from fastapi import FastAPI, HTTPException
from flask import Flask, jsonify, request

app = Flask(__name__)
api = FastAPI()
logger = logging.getLogger(__name__)


@app.route("/report")
def report():
    try:
        return jsonify(total=compute(request.args["id"]))
    except ValueError:
        # expect: information-exposure
        return traceback.format_exc(), 500


@app.route("/safe")
def safe():
    try:
        return jsonify(total=compute(request.args["id"]))
    except ValueError:
        # ok: information-exposure
        logger.exception("no report")
        # ok: information-exposure
        return "no report", 500


@api.get("/item")
def item(number: int):
    try:
        return compute(number)
    except KeyError as error:
        # expect: information-exposure
        raise HTTPException(status_code=500, detail=str(error))
    except IndexError:
        # ok: information-exposure
        raise HTTPException(status_code=404, detail="no such item")


def login(name, password, settings):
    # expect: information-exposure
    logger.info("login of %s with %s", name, password)
    # expect: information-exposure
    logger.debug(f"key is {settings.api_key}")
    # ok: information-exposure
    logger.info("login of %s", name)
    # ok: information-exposure
    logger.info("key is set: %s", bool(settings.api_key))
    # ok: information-exposure
    logger.info("fingerprint %s", hashlib.sha256(password.encode()).hexdigest())


def compute(number):
    return int(number)


def show(error):
    # ok: information-exposure
    print(describe(traceback.format_exception(error)))


def describe(lines):
    return "".join(lines)


def report_key(api_key):
    masked = f"{api_key[:4]}…"
    # ok: information-exposure
    logging.info("key", extra={"masked": masked})
