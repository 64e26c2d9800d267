"""Files that are handed in below one folder.

Commands on standard input: upload NAME TEXT, show NAME, remove NAME, list, quota.
"""

import contextlib
import os
import re
import stat
import sys

FOLDER = "uploads"
MAX_BYTES = 1000
MAX_FILES = 20
QUOTA = 5000
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,30}\.(txt|md)")


class Refused(Exception):
    """Said to the user as it is."""


class Uploads:
    def __init__(self, folder):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        self._folder = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)

    def close(self):
        os.close(self._folder)

    def upload(self, name, text):
        self._check(name)
        data = text.encode()
        if len(data) > MAX_BYTES:
            raise Refused("too large")
        sizes = self._sizes()
        if name not in sizes and len(sizes) >= MAX_FILES:
            raise Refused("too many files")
        if sum(sizes.values()) - sizes.get(name, 0) + len(data) > QUOTA:
            raise Refused("quota reached")
        self._replace(name, data)
        return f"uploaded {len(data)}"

    def show(self, name):
        self._check(name)
        try:
            handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=self._folder)
        except FileNotFoundError:
            raise Refused("no such file") from None
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise Refused("no such file")
            return file.read(MAX_BYTES).decode()

    def remove(self, name):
        self._check(name)
        try:
            os.unlink(name, dir_fd=self._folder)
        except FileNotFoundError:
            raise Refused("no such file") from None
        return "removed"

    def list(self):
        return " ".join(sorted(self._sizes())) or "nothing"

    def quota(self):
        return f"{sum(self._sizes().values())} of {QUOTA}"

    def _replace(self, name, data):
        """The file is written beside its place and moved there at once."""
        fresh = f".{name}.new"
        # One is there only when an earlier upload was broken off.
        with contextlib.suppress(FileNotFoundError):
            os.unlink(fresh, dir_fd=self._folder)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600, dir_fd=self._folder)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(fresh, name, src_dir_fd=self._folder, dst_dir_fd=self._folder)

    def _sizes(self):
        sizes = {}
        with os.scandir(self._folder) as entries:
            for entry in entries:
                if NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                    sizes[entry.name] = entry.stat(follow_symlinks=False).st_size
        return sizes

    @staticmethod
    def _check(name):
        if not NAME.fullmatch(name):
            raise Refused("bad name")


def answer(uploads, line):
    command, _, rest = line.strip().partition(" ")
    name, _, text = rest.partition(" ")
    if command == "upload":
        return uploads.upload(name, text)
    if command == "show":
        return uploads.show(name)
    if command == "remove":
        return uploads.remove(name)
    if command == "list":
        return uploads.list()
    if command == "quota":
        return uploads.quota()
    raise Refused("what?")


def main():
    uploads = Uploads(FOLDER)
    try:
        for line in sys.stdin:
            try:
                print(answer(uploads, line))
            except Refused as refusal:
                print(refusal)
    finally:
        uploads.close()


if __name__ == "__main__":
    main()
