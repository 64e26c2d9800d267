import hmac
import logging
import ssl
import subprocess
import urllib.request
from html import escape

import requests
from fastapi import APIRouter, Depends, HTTPException, Request

router = APIRouter()
log = logging.getLogger("security")
SECRET = b""
KNOWN = {"push", "release", "issue"}


def current_account(request: Request):
    account = request.session.get("account")
    # defence: authentication
    if not account:
        raise HTTPException(status_code=401)
    return account


def check_signature(body, given):
    expected = hmac.new(SECRET, body, "sha256").hexdigest()
    # defence: signature-verification
    if not hmac.compare_digest(expected, given or ""):
        # defence: logging
        log.warning("a wrong signature came in")
        raise HTTPException(status_code=403)


@router.post("/hook")
async def hook(request: Request):
    body = await request.body()
    # defence: bounds-check
    if len(body) > 65536:
        raise HTTPException(status_code=413)
    # defence: signature-verification
    check_signature(body, request.headers.get("x-signature"))
    event = request.headers.get("x-event")
    # defence: validation
    if event not in KNOWN:
        raise HTTPException(status_code=400)
    return {"event": event}


@router.get("/fetch")
# defence: authentication Depends
def fetch(url: str, account=Depends(current_account)):
    # defence: validation
    if not url.startswith("https://api.example.com/"):
        raise HTTPException(status_code=400)
    # defence: error-handling
    try:
        # defence: timeout timeout
        answer = requests.get(url, timeout=5, allow_redirects=False)
    except requests.RequestException as error:
        log.error("no answer: %s", error)
        raise HTTPException(status_code=502)
    # defence: validation
    answer.raise_for_status()
    # defence: escaping escape
    return escape(answer.text)


def download(url):
    context = ssl.create_default_context()
    # defence: tls-verification
    context.check_hostname = True
    # defence: timeout timeout
    with urllib.request.urlopen(url, timeout=10, context=context) as answer:
        return answer.read(1 << 20)


def build(branch):
    # defence: validation
    if not branch.isidentifier():
        raise ValueError("no branch")
    # defence: timeout timeout
    return subprocess.run(["git", "checkout", branch], check=True, timeout=60)


def notify(session, url, message):
    # defence: tls-verification verify
    return session.post(url, json={"text": message}, verify=True, timeout=3)
