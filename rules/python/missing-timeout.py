from urllib.request import urlopen

import httpx
import requests


def fetch(url):
    # expect: missing-timeout
    requests.get(url)
    # expect: missing-timeout
    requests.post(url, json={"a": 1})
    # expect: missing-timeout
    requests.get(url, timeout=None)
    session = requests.Session()
    # expect: missing-timeout
    session.get(url)
    # expect: missing-timeout
    urlopen(url)
    # expect: missing-timeout
    httpx.Client(timeout=None)
    # ok: missing-timeout
    requests.get(url, timeout=5)
    # ok: missing-timeout
    session.get(url, timeout=(3, 10))
    # ok: missing-timeout
    urlopen(url, timeout=10)
    # ok: missing-timeout
    return httpx.get(url)
