import configparser
import os
from pathlib import Path

from flask import Flask, abort, request, send_file, send_from_directory
from werkzeug.utils import secure_filename

app = Flask(__name__)
BASE = Path("/srv/files")


@app.route("/read/<path:name>")
def read(name):
    # expect: path-traversal
    return open("/srv/files/" + name).read()


@app.route("/download")
def download():
    name = request.args["name"]
    # expect: path-traversal
    send_file(os.path.join("/srv/files", name))
    # expect: path-traversal
    text = (BASE / name).read_text()
    # expect: path-traversal
    os.remove(f"/srv/files/{name}")
    # ok: path-traversal
    open(os.path.join("/srv/files", secure_filename(name)))
    # ok: path-traversal
    open("/srv/files/" + os.path.basename(name))
    # ok: path-traversal
    return send_from_directory("/srv/files", name)


@app.post("/upload")
def upload():
    file = request.files["file"]
    # expect: path-traversal
    file.save(os.path.join("/srv/uploads", file.filename))
    # ok: path-traversal
    file.save(os.path.join("/srv/uploads", secure_filename(file.filename)))


@app.route("/checked")
def checked():
    path = os.path.realpath(os.path.join("/srv/files", request.args["name"]))
    if not path.startswith("/srv/files/"):
        abort(404)
    # ok: path-traversal
    return open(path).read()


@app.route("/inside")
def inside():
    path = (BASE / request.args["name"]).resolve()
    if not path.is_relative_to(BASE):
        abort(404)
    # ok: path-traversal
    return path.read_text()


@app.route("/dots")
def dots():
    name = request.args["name"]
    if ".." in name or name.startswith("/"):
        abort(400)
    # ok: path-traversal
    return open("/srv/files/" + name).read()


@app.route("/common")
def common():
    target = os.path.abspath(os.path.join("/srv/files", request.args["name"]))
    if os.path.commonpath([target, "/srv/files"]) != "/srv/files":
        abort(400)
    # ok: path-traversal
    return open(target).read()


def resolve(name):
    path = os.path.realpath(os.path.join("/srv/files", name))
    if not path.startswith("/srv/files/"):
        raise ValueError("outside")
    return path


@app.route("/helper")
def helper():
    # ok: path-traversal
    return open(resolve(request.args["name"])).read()


@app.route("/report/<int:number>")
def report(number):
    # ok: path-traversal
    return open(f"/srv/reports/{number}.txt").read()


def read_config(path):
    # ok: path-traversal
    return open(path).read()


@app.route("/throws")
def throws():
    path = BASE / request.args["name"]
    path.resolve().relative_to(BASE.resolve())
    # ok: path-traversal
    return open(path).read()


@app.route("/prefix")
def prefix():
    path = (BASE / request.args["name"]).resolve()
    if not str(path).startswith(str(BASE) + "/"):
        abort(404)
    # ok: path-traversal
    return path.read_text()


@app.route("/there")
def there():
    # expect: path-traversal
    return str(os.path.exists("/srv/files/" + request.args["name"]))


@app.route("/settings")
def settings():
    config = configparser.ConfigParser()
    config.add_section("files")
    config.set("files", "fixed", "a.txt")
    config.set("files", "asked", request.args["name"])
    # expect: path-traversal
    open("/srv/files/" + config.get("files", "asked"))
    # ok: path-traversal
    return open("/srv/files/" + config.get("files", "fixed")).read()
