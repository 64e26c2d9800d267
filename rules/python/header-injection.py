import smtplib
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, quote, urlparse

from flask import Flask, Response, request

app = Flask(__name__)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        name = parse_qs(urlparse(self.path).query)["name"][0]
        self.send_response(200)
        # expect: header-injection
        self.send_header("X-Name", name)
        # ok: header-injection
        self.send_header("X-Name", quote(name))
        # ok: header-injection
        self.send_header("Content-Type", "text/plain")
        self.end_headers()


@app.post("/contact")
def contact():
    sender = request.form["mail"]
    server = smtplib.SMTP_SSL("mail.example.org", timeout=10)
    # expect: header-injection
    server.sendmail("us@example.org", "us@example.org", "Subject: Contact from " + sender + "\n\nHello")
    # ok: header-injection
    server.sendmail("us@example.org", "us@example.org", "Subject: Contact\n\nHello")
    answer = Response("done")
    # ok: header-injection
    answer.headers["X-Sender"] = sender
    return answer
