"""Formulas over named values, worked out without ever running them as a program.

Commands on standard input: let NAME FORMULA, show NAME, list. A formula has whole numbers, names, + - * / % and brackets.
"""

import re
import sys

MAX_LENGTH = 200
MAX_DEPTH = 20
MAX_NAMES = 100
MAX_BITS = 256
TOKEN = re.compile(r"[0-9]+|[a-z][a-z0-9]*|[-+*/%()]")
NAME = re.compile(r"[a-z][a-z0-9]{0,20}")


class Refused(Exception):
    """Said to the user as it is."""


class Parser:
    """One level of brackets and signs is one level of calls, so their number is limited."""

    def __init__(self, text, values):
        self._tokens = tokens(text)
        self._at = 0
        self._depth = 0
        self._values = values

    def parse(self):
        value = self._sum()
        if self._at != len(self._tokens):
            raise Refused("something is left over")
        return value

    def _sum(self):
        value = self._product()
        while self._peek() in ("+", "-"):
            if self._next() == "+":
                value = bounded(value + self._product())
            else:
                value = bounded(value - self._product())
        return value

    def _product(self):
        value = self._factor()
        while self._peek() in ("*", "/", "%"):
            operator = self._next()
            factor = self._factor()
            if operator == "*":
                value = bounded(value * factor)
            elif factor == 0:
                raise Refused("division by nothing")
            elif operator == "/":
                value = value // factor
            else:
                value = value % factor
        return value

    def _factor(self):
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise Refused("too deep")
        try:
            return self._inner()
        finally:
            self._depth -= 1

    def _inner(self):
        token = self._next()
        if token == "-":
            return -self._factor()
        if token == "(":
            value = self._sum()
            if self._next() != ")":
                raise Refused("a bracket is missing")
            return value
        if token[:1].isdigit():
            return bounded(int(token))
        if token not in self._values:
            raise Refused("unknown name" if NAME.fullmatch(token) else "something is missing")
        return self._values[token]

    def _peek(self):
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _next(self):
        token = self._peek()
        self._at += 1
        return token


def tokens(text):
    if len(text) > MAX_LENGTH:
        raise Refused("too long")
    found = []
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        match = TOKEN.match(text, at)
        if match is None:
            raise Refused("odd character")
        found.append(match.group())
        at = match.end()
    return found


def bounded(value):
    if value.bit_length() > MAX_BITS:
        raise Refused("too large")
    return value


def let(values, name, formula):
    if not NAME.fullmatch(name):
        raise Refused("bad name")
    if name not in values and len(values) >= MAX_NAMES:
        raise Refused("full")
    values[name] = Parser(formula, values).parse()
    return f"{name} = {values[name]}"


def answer(values, line):
    command, _, rest = line.strip().partition(" ")
    name, _, formula = rest.partition(" ")
    if command == "let" and formula:
        return let(values, name, formula)
    if command == "show" and name in values:
        return str(values[name])
    if command == "show":
        raise Refused("unknown name")
    if command == "list":
        return " ".join(sorted(values)) or "nothing"
    raise Refused("what?")


def main():
    values = {}
    for line in sys.stdin:
        try:
            print(answer(values, line))
        except Refused as refusal:
            print(refusal)


if __name__ == "__main__":
    main()
