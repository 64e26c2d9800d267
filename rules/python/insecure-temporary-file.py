import os
import tempfile


def write(data):
    # expect: insecure-temporary-file
    name = tempfile.mktemp()
    # expect: insecure-temporary-file
    with open("/tmp/report.txt", "w") as file:
        file.write(data)
    # ok: insecure-temporary-file
    with tempfile.NamedTemporaryFile("w") as file:
        file.write(data)
    # ok: insecure-temporary-file
    handle, path = tempfile.mkstemp()
    os.close(handle)
    # ok: insecure-temporary-file
    return name, path, open("/tmp/report.txt").read()
