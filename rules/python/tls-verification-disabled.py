import ssl

import aiohttp
import httpx
import paramiko
import requests


def fetch(url):
    # expect: tls-verification-disabled
    requests.get(url, verify=False, timeout=5)
    session = requests.Session()
    # expect: tls-verification-disabled
    session.post(url, verify=False, timeout=5)
    # expect: tls-verification-disabled
    session.verify = False
    # expect: tls-verification-disabled
    httpx.Client(verify=False)
    # expect: tls-verification-disabled
    aiohttp.TCPConnector(ssl=False)
    # ok: tls-verification-disabled
    requests.get(url, verify="ca.pem", timeout=5)
    # ok: tls-verification-disabled
    requests.get(url, timeout=5)
    # ok: tls-verification-disabled
    session.verify = True
    # ok: tls-verification-disabled
    return httpx.Client(verify=True)


def context():
    made = ssl.create_default_context()
    # expect: tls-verification-disabled
    made.check_hostname = False
    # expect: tls-verification-disabled
    made.verify_mode = ssl.CERT_NONE
    # expect: tls-verification-disabled
    ssl._create_default_https_context = ssl._create_unverified_context
    strict = ssl.create_default_context(cafile="ca.pem")
    # ok: tls-verification-disabled
    strict.verify_mode = ssl.CERT_REQUIRED
    return made, strict


def shell(host):
    client = paramiko.SSHClient()
    # expect: tls-verification-disabled
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    # ok: tls-verification-disabled
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect(host)


def client(options):
    if not options.verify_ssl:
        # expect: tls-verification-disabled
        return httpx.Client(verify=False)
    # ok: tls-verification-disabled
    return httpx.Client()
