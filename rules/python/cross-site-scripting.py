import html
import json

from django.http import HttpResponse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from flask import Flask, jsonify, make_response, render_template, request
from jinja2 import Environment
from markupsafe import Markup, escape

app = Flask(__name__)


@app.route("/hello")
def hello():
    name = request.args.get("name", "")
    # expect: cross-site-scripting
    return "<h1>Hello " + name + "</h1>"


@app.route("/plain/<name>")
def plain(name):
    # expect: cross-site-scripting
    return f"Hello {name}"


@app.route("/built", methods=["POST"])
def built():
    page = "<ul>"
    for item in request.form.getlist("item"):
        page += "<li>" + item + "</li>"
    page += "</ul>"
    # expect: cross-site-scripting
    return page


@app.route("/escaped")
def escaped():
    name = request.args["name"]
    # ok: cross-site-scripting
    return f"<h1>{escape(name)}</h1><p>{html.escape(name)}</p>"


@app.route("/status")
def status():
    # expect: cross-site-scripting
    return "<p>no " + request.args["id"] + "</p>", 404


@app.route("/template")
def template():
    # ok: cross-site-scripting
    return render_template("hello.html", name=request.args["name"])


@app.route("/data")
def data():
    # ok: cross-site-scripting
    return {"name": request.args["name"]}


@app.route("/json")
def as_json():
    # ok: cross-site-scripting
    return jsonify(name=request.args["name"])


@app.route("/dump")
def dump():
    # ok: cross-site-scripting
    return json.dumps({"name": request.args["name"]})


@app.route("/number")
def number():
    # ok: cross-site-scripting
    return f"<p>{int(request.args['n'])}</p>"


@app.route("/choice")
def choice():
    colour = request.args["colour"]
    if colour not in ["red", "green"]:
        colour = "red"
    # ok: cross-site-scripting
    return f"<p style='color: {colour}'>x</p>"


@app.route("/response")
def response():
    name = request.cookies.get("name")
    # expect: cross-site-scripting
    make_response("<b>" + name + "</b>")
    # expect: cross-site-scripting
    Markup("<b>%s</b>" % name)
    # ok: cross-site-scripting
    return make_response("done")


def django_view(request):
    name = request.GET["name"]
    # expect: cross-site-scripting
    mark_safe("<b>" + name + "</b>")
    # ok: cross-site-scripting
    format_html("<b>{}</b>", name)
    # ok: cross-site-scripting
    HttpResponse(name, content_type="text/plain")
    # expect: cross-site-scripting
    return HttpResponse("<b>" + name + "</b>")


# expect: cross-site-scripting
loose = Environment(autoescape=False)
# ok: cross-site-scripting
strict = Environment(autoescape=True)


@app.route("/header")
def header():
    name = request.args["name"]
    # ok: cross-site-scripting
    answer = make_response(("done", {"x-name": name}))
    # ok: cross-site-scripting
    return answer
