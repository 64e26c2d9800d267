"""A message board over HTTP.

The program starts its server on the loopback interface and sends it each line of standard input as a request:
GET PATH, or POST PATH TEXT. The paths are /messages, /messages/NUMBER and /page.
"""

import html
import http.client
import http.server
import json
import re
import sys
import threading

MAX_BODY = 300
MAX_MESSAGES = 50
TIMEOUT = 3
ONE = re.compile(r"/messages/([0-9]{1,6})")


class Board:
    def __init__(self):
        self._lock = threading.Lock()
        self._messages = []

    def add(self, text):
        with self._lock:
            if len(self._messages) >= MAX_MESSAGES:
                return None
            self._messages.append(text)
            return len(self._messages)

    def get(self, number):
        with self._lock:
            return self._messages[number - 1] if 1 <= number <= len(self._messages) else None

    def all(self):
        with self._lock:
            return list(self._messages)


class Handler(http.server.BaseHTTPRequestHandler):
    timeout = TIMEOUT
    board = Board()

    def do_GET(self):
        one = ONE.fullmatch(self.path)
        if self.path == "/messages":
            self._json(200, self.board.all())
        elif self.path == "/page":
            items = "".join(f"<li>{html.escape(text)}</li>" for text in self.board.all())
            self._send(200, "text/html; charset=utf-8", f"<ul>{items}</ul>")
        elif one is not None:
            text = self.board.get(int(one.group(1)))
            self._json(404 if text is None else 200, "no such message" if text is None else text)
        else:
            self._json(404, "no such page")

    def do_POST(self):
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit() and len(length) <= 6):
            self._json(411, "no length")
            return
        if int(length) > MAX_BODY:
            self._json(413, "too long")
            return
        if self.path != "/messages":
            self._json(404, "no such page")
            return
        try:
            text = self.rfile.read(int(length)).decode("utf-8")
        except UnicodeDecodeError:
            self._json(400, "no text")
            return
        if not text.strip():
            self._json(400, "no text")
            return
        number = self.board.add(text)
        self._json(503 if number is None else 201, "full" if number is None else number)

    def _json(self, status, value):
        self._send(status, "application/json", json.dumps(value))

    def _send(self, status, kind, text):
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", "default-src 'none'")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        """Requests hold what users wrote: nothing of it is logged."""


def ask(port, method, path, text):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        connection.request(method, path, body=text.encode() if method == "POST" else None)
        response = connection.getresponse()
        return f"{response.status} {response.read().decode()}"
    finally:
        connection.close()


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        for line in sys.stdin:
            method, _, rest = line.rstrip("\n").partition(" ")
            path, _, text = rest.partition(" ")
            if method in ("GET", "POST") and path.startswith("/"):
                print(ask(server.server_address[1], method, path, text))
            else:
                print("what?")
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    main()
