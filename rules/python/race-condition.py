import os
import shutil


def write(path, data):
    if os.access(path, os.W_OK):
        # expect: race-condition
        with open(path, "w") as file:
            file.write(data)


def delete(path):
    if os.path.exists(path):
        # ok: race-condition
        os.remove(path)


def executable(path):
    mode = os.stat(path).st_mode
    # ok: race-condition
    os.chmod(path, mode | 0o100)


def backup(path, kept):
    if not os.path.exists(kept):
        # expect: race-condition
        shutil.copy(path, kept)


def replace(path, other):
    if not os.path.islink(path):
        # expect: race-condition
        os.chmod(path, 0o600)
    # ok: race-condition
    os.chmod(other, 0o600)


def at_once(path):
    try:
        # ok: race-condition
        os.remove(path)
    except FileNotFoundError:
        return False
    # ok: race-condition
    with open(path, "x") as file:
        file.write("")
    return True


def update(path, line):
    if os.path.exists(path):
        with open(path) as file:
            if line in file.read():
                return
    # ok: race-condition
    with open(path, "a") as file:
        file.write(line)
