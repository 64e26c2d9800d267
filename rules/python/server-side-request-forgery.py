from urllib.parse import quote, urlparse
from urllib.request import urlopen

import aiohttp
import httpx
import requests
from fastapi import FastAPI
from flask import Flask, abort, request

app = Flask(__name__)
api = FastAPI()
SERVERS = {"eu": "https://eu.example.org", "us": "https://us.example.org"}
ALLOWED_HOSTS = {"example.org", "www.example.org"}


@app.route("/fetch")
def fetch():
    url = request.args["url"]
    # expect: server-side-request-forgery
    requests.get(url, timeout=5)
    # expect: server-side-request-forgery
    urlopen("http://" + url)
    session = requests.Session()
    # expect: server-side-request-forgery
    session.get(f"https://{url}/status", timeout=5)
    # ok: server-side-request-forgery
    requests.get("https://api.example.org/items/" + url, timeout=5)
    # ok: server-side-request-forgery
    requests.get(f"https://api.example.org/items?q={quote(url)}", timeout=5)
    # ok: server-side-request-forgery
    requests.get(SERVERS[request.args["region"]], timeout=5)
    # ok: server-side-request-forgery
    return requests.get("https://example.org", params={"q": url}, timeout=5).text


@app.route("/checked")
def checked():
    url = request.args["url"]
    if urlparse(url).hostname not in ALLOWED_HOSTS:
        abort(400)
    # ok: server-side-request-forgery
    return requests.get(url, timeout=5).text


@app.route("/parsed")
def parsed():
    url = request.args["url"]
    parts = urlparse(url)
    if parts.scheme != "https" or parts.netloc not in ALLOWED_HOSTS:
        abort(400)
    # ok: server-side-request-forgery
    return requests.get(url, timeout=5).text


@api.get("/proxy")
async def proxy(url: str, count: int):
    async with aiohttp.ClientSession() as session:
        # expect: server-side-request-forgery
        await session.get(url)
    # ok: server-side-request-forgery
    httpx.get(f"https://api.example.org/page/{count}", timeout=5)


def download(url):
    # ok: server-side-request-forgery
    return requests.get(url, timeout=5).content


@app.route("/items/<name>")
def item(name):
    # ok: server-side-request-forgery
    requests.get(f"{app.config['API']}/items/{name}", timeout=5)
    address = SERVERS["eu"] if request.args.get("eu") else app.config["US"]
    address += "/items/"
    # ok: server-side-request-forgery
    requests.get(address + name, timeout=5)
    scheme = app.config["SCHEME"]
    # expect: server-side-request-forgery
    return requests.get(f"{scheme}://{name}/items", timeout=5).text
