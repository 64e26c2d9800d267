from urllib.parse import urlparse

from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from flask import Flask, redirect, request, url_for

app = Flask(__name__)
TARGETS = {"home": "/", "help": "https://help.example.org/"}


@app.route("/login", methods=["POST"])
def login():
    target = request.args.get("next", "/")
    # expect: open-redirect
    return redirect(target)


@app.route("/go")
def go():
    # expect: open-redirect
    return redirect("https://" + request.args["host"])


@app.route("/local")
def local():
    # ok: open-redirect
    return redirect("/users/" + request.args["name"])


@app.route("/safe")
def safe():
    target = request.args["next"]
    if urlparse(target).netloc != "":
        target = url_for("index")
    # ok: open-redirect
    return redirect(target)


@app.route("/table")
def table():
    # ok: open-redirect
    return redirect(TARGETS.get(request.args["to"], "/"))


@app.route("/page")
def page():
    # ok: open-redirect
    return redirect(url_for("page", name=request.args["name"]))


def after_login(request):
    target = request.POST.get("next")
    if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        # ok: open-redirect
        return HttpResponseRedirect(target)
    # expect: open-redirect
    return HttpResponseRedirect(request.GET["next"])


@app.route("/install")
def install():
    # ok: open-redirect
    return redirect(provider.authorization_url(state=request.args["state"]))
