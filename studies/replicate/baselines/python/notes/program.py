"""Notes of several owners in a database.

Commands on standard input: as OWNER, add TEXT, list, find WORD, edit ID TEXT, delete ID, share ID OWNER.
"""

import sqlite3
import sys

MAX_TEXT = 500
MAX_NOTES = 1000

SCHEMA = """
CREATE TABLE notes (id INTEGER PRIMARY KEY, owner TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE shares (note INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE, reader TEXT NOT NULL, UNIQUE (note, reader));
"""


class Refused(Exception):
    """What a user may not do, or said wrongly."""


class Notes:
    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.db.execute("PRAGMA foreign_keys = ON")
        self.db.executescript(SCHEMA)
        self.owner = None

    def close(self):
        self.db.close()

    def become(self, name):
        if not (name.isascii() and name.isalnum() and len(name) <= 20):
            raise Refused("bad name")
        self.owner = name
        return "hello " + name

    def add(self, text):
        self._must_be_somebody()
        self._must_fit(text)
        with self.db:
            count = self.db.execute("SELECT count(*) FROM notes WHERE owner = ?", (self.owner,)).fetchone()[0]
            if count >= MAX_NOTES:
                raise Refused("full")
            added = self.db.execute("INSERT INTO notes (owner, text) VALUES (?, ?)", (self.owner, text))
        return f"added {added.lastrowid}"

    def list(self):
        self._must_be_somebody()
        return self._lines(
            "SELECT id, text FROM notes WHERE owner = ?1 OR id IN (SELECT note FROM shares WHERE reader = ?1) ORDER BY id",
            (self.owner,),
        )

    def find(self, word):
        self._must_be_somebody()
        return self._lines(
            "SELECT id, text FROM notes WHERE owner = ? AND instr(text, ?) > 0 ORDER BY id",
            (self.owner, word),
        )

    def edit(self, number, text):
        self._must_fit(text)
        with self.db:
            changed = self.db.execute(
                "UPDATE notes SET text = ? WHERE id = ? AND owner = ?",
                (text, self._number(number), self._must_be_somebody()),
            )
        return self._done(changed, "edited")

    def delete(self, number):
        with self.db:
            changed = self.db.execute(
                "DELETE FROM notes WHERE id = ? AND owner = ?",
                (self._number(number), self._must_be_somebody()),
            )
        return self._done(changed, "deleted")

    def share(self, number, reader):
        if not (reader.isascii() and reader.isalnum()):
            raise Refused("bad name")
        with self.db:
            changed = self.db.execute(
                "INSERT OR IGNORE INTO shares (note, reader) SELECT id, ? FROM notes WHERE id = ? AND owner = ?",
                (reader, self._number(number), self._must_be_somebody()),
            )
        return self._done(changed, "shared")

    def _lines(self, query, values):
        rows = self.db.execute(query, values).fetchall()
        return "\n".join(f"{number}: {text}" for number, text in rows) or "nothing"

    def _must_be_somebody(self):
        if self.owner is None:
            raise Refused("who are you?")
        return self.owner

    @staticmethod
    def _must_fit(text):
        if not text or len(text) > MAX_TEXT:
            raise Refused("bad text")

    @staticmethod
    def _number(text):
        if not (text.isascii() and text.isdigit() and len(text) <= 9):
            raise Refused("bad number")
        return int(text)

    @staticmethod
    def _done(changed, word):
        if changed.rowcount == 0:
            raise Refused("no such note")
        return word


def answer(notes, line):
    command, _, rest = line.strip().partition(" ")
    first, _, second = rest.partition(" ")
    if command == "as":
        return notes.become(rest)
    if command == "add":
        return notes.add(rest)
    if command == "list":
        return notes.list()
    if command == "find":
        return notes.find(rest)
    if command == "edit":
        return notes.edit(first, second)
    if command == "delete":
        return notes.delete(rest)
    if command == "share":
        return notes.share(first, second)
    raise Refused("what?")


def main():
    notes = Notes(":memory:")
    try:
        for line in sys.stdin:
            try:
                print(answer(notes, line))
            except Refused as refusal:
                print(refusal)
    finally:
        notes.close()


if __name__ == "__main__":
    main()
