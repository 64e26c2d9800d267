import os

import jwt
import psycopg2
from flask import Flask

app = Flask(__name__)
# expect: hardcoded-secret
app.secret_key = "8f42a73054b1749f8f58848be5e6502c"
# ok: hardcoded-secret
app.secret_key = os.environ["SECRET_KEY"]
# expect: hardcoded-secret
API_KEY = "q7Hv2LxT9bNc4RkW8ysD"
# expect: hardcoded-secret
SETTINGS = {"db_password": "Xk29!vbQ7rT"}
# ok: hardcoded-secret
PASSWORD_FIELD = "password_field"
# ok: hardcoded-secret
TOKEN_URL = "https://auth.example.org/token"
# ok: hardcoded-secret
ACCESS_TOKEN = "your-token-here"
# expect: hardcoded-secret
remote = "ghp_a8Kd93jfLq0Zx7Tn5Vb2Yw6Rm1Hc4Gs8Pe3U"


# expect: hardcoded-secret
def connect(password="kP4x8Zt0qLm2"):
    # expect: hardcoded-secret
    psycopg2.connect(host="db", user="shop", password="hunter2")
    # ok: hardcoded-secret
    psycopg2.connect(host="db", user="shop", password=password)
    # expect: hardcoded-secret
    jwt.encode({"sub": "1"}, "k", algorithm="HS256")
    # ok: hardcoded-secret
    return jwt.encode({"sub": "1"}, os.environ["JWT_KEY"], algorithm="HS256")


def login(user):
    # expect: hardcoded-secret
    return user.password == "t0pS3cr3t-4711x"


# Made to be published
# ok: hardcoded-secret
analytics_api_key = "phc_99Qm3uzdfUKKZX75H8XeRbMSrePUzaHbdtWjy3k5QbV"
