import os
import uuid

from flask import Flask, request
from werkzeug.utils import secure_filename

app = Flask(__name__)


@app.post("/any")
def anything():
    sent = request.files["file"]
    # expect: unrestricted-upload
    sent.save(os.path.join("uploads", secure_filename(sent.filename)))
    return "", 204


@app.post("/images")
def images():
    sent = request.files["file"]
    if os.path.splitext(sent.filename)[1] not in {".png", ".jpg"}:
        return "", 400
    # ok: unrestricted-upload
    sent.save(os.path.join("uploads", secure_filename(sent.filename)))
    return "", 204


@app.post("/own")
def own_name():
    sent = request.files["file"]
    # ok: unrestricted-upload
    sent.save(os.path.join("uploads", str(uuid.uuid4())))
    return "", 204
