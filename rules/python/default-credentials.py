import hmac
import os
import secrets

import pymysql

# expect: default-credentials
DB_PASSWORD = os.environ.get("DB_PASSWORD", "changeme")
# ok: default-credentials
DB_USER = os.environ.get("DB_USER", "admin")
# ok: default-credentials
API_TOKEN = os.environ.get("API_TOKEN", "")
# expect: default-credentials
ADMIN_PASSWORD = "admin123"
# ok: default-credentials
LABELS = {"password": "Password", "login": "Log in"}


def login(username, password):
    # expect: default-credentials
    if username == "admin" and password == "admin":
        return True
    # ok: default-credentials
    if password == "":
        return False
    # ok: default-credentials
    return hmac.compare_digest(password, os.environ["ADMIN_PASSWORD"])


def connect():
    # ok: default-credentials
    first = pymysql.connect(host="db", user="root", password=DB_PASSWORD)
    # expect: default-credentials
    second = pymysql.connect(host="db", user="root", password="password123")
    return first, second, secrets.token_urlsafe(16)
