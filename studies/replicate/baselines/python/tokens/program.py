"""Invitations: links that are signed and can be used a set number of times.

Commands on standard input: invite EVENT USES, use LINK, left LINK, cancel LINK, tamper LINK.
A link is written #1, #2 … in the order of their making, because the links themselves are random.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
import sys
import threading

MAX_USES = 1000
MAX_LINK = 200
KEY = secrets.token_bytes(32)


class Refused(Exception):
    """Said to the user as it is."""


class Invitations:
    def __init__(self, key):
        self._key = key
        self._lock = threading.Lock()
        self._left = {}
        self.links = []

    def invite(self, event, uses):
        if not (event.isascii() and event.isalnum() and len(event) <= 30):
            raise Refused("bad event")
        count = parse_count(uses)
        number = secrets.token_hex(16)
        body = f"{event}:{number}".encode()
        link = encode(body) + "." + encode(self._sign(body))
        with self._lock:
            self._left[number] = count
            self.links.append(link)
            return f"made #{len(self.links)}"

    def use(self, link):
        event, number = self._open(link)
        with self._lock:
            left = self._left.get(number, 0)
            if left <= 0:
                raise Refused("used up")
            self._left[number] = left - 1
        return "welcome to " + event

    def left(self, link):
        _, number = self._open(link)
        with self._lock:
            return str(self._left.get(number, 0))

    def cancel(self, link):
        _, number = self._open(link)
        with self._lock:
            self._left.pop(number, None)
        return "cancelled"

    def _sign(self, body):
        return hmac.new(self._key, body, hashlib.sha256).digest()

    def _open(self, link):
        if len(link) > MAX_LINK:
            raise Refused("refused")
        first, _, second = link.partition(".")
        body, signature = decode(first), decode(second)
        if not hmac.compare_digest(signature, self._sign(body)):
            raise Refused("refused")
        event, _, number = body.decode("ascii").partition(":")
        return event, number


def parse_count(text):
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise Refused("bad count")
    count = int(text)
    if not 1 <= count <= MAX_USES:
        raise Refused("bad count")
    return count


def encode(data):
    return base64.urlsafe_b64encode(data).decode("ascii")


def decode(text):
    try:
        return base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise Refused("refused") from None


def named(invitations, text):
    if text.startswith("#") and text[1:].isascii() and text[1:].isdigit() and len(text) <= 6:
        number = int(text[1:])
        if 1 <= number <= len(invitations.links):
            return invitations.links[number - 1]
    return text


def answer(invitations, line):
    words = line.split()
    if len(words) == 3 and words[0] == "invite":
        return invitations.invite(words[1], words[2])
    if len(words) == 2:
        link = named(invitations, words[1])
        if words[0] == "use":
            return invitations.use(link)
        if words[0] == "left":
            return invitations.left(link)
        if words[0] == "cancel":
            return invitations.cancel(link)
        if words[0] == "tamper":
            return invitations.use("QQ" + link[2:])
    raise Refused("what?")


def main():
    invitations = Invitations(KEY)
    for line in sys.stdin:
        try:
            print(answer(invitations, line))
        except Refused as refusal:
            print(refusal)


if __name__ == "__main__":
    main()
