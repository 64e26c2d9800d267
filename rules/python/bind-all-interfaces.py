import socket
from http.server import HTTPServer, SimpleHTTPRequestHandler

from flask import Flask

app = Flask(__name__)


def serve(address):
    listener = socket.socket()
    # expect: bind-all-interfaces
    listener.bind(("0.0.0.0", 8000))
    # expect: bind-all-interfaces
    listener.bind(("", 8000))
    # ok: bind-all-interfaces
    listener.bind(("127.0.0.1", 8000))
    # ok: bind-all-interfaces
    listener.bind(address)
    listener.listen()
    # ok: bind-all-interfaces
    listener.bind(("", 0))
    # expect: bind-all-interfaces
    HTTPServer(("0.0.0.0", 8000), SimpleHTTPRequestHandler)


if __name__ == "__main__":
    # expect: bind-all-interfaces
    app.run(host="0.0.0.0")
    # ok: bind-all-interfaces
    app.run(host="127.0.0.1")
