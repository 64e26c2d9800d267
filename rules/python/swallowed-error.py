import contextlib
import logging
import os


def remove(path):
    try:
        os.remove(path)
    # expect: swallowed-error
    except Exception:
        pass
    try:
        os.remove(path)
    # expect: swallowed-error
    except:
        return
    for _ in range(3):
        try:
            os.remove(path)
        # expect: swallowed-error
        except BaseException:
            continue
    try:
        os.remove(path)
    # ok: swallowed-error
    except FileNotFoundError:
        pass
    try:
        os.remove(path)
    # ok: swallowed-error
    except Exception:
        logging.exception("cannot remove")
    # ok: swallowed-error
    with contextlib.suppress(FileNotFoundError):
        os.remove(path)


def has_driver():
    try:
        import driver
    # ok: swallowed-error
    except Exception:
        return False
    return driver is not None


def save(path, text):
    file = open(path, "w")
    try:
        file.write(text)
    finally:
        try:
            file.close()
        # ok: swallowed-error
        except Exception:
            pass


def warm(path):
    try:
        os.stat(path)
    # ok: swallowed-error
    except Exception:
        pass  # only fills the cache of the file system
    try:
        os.stat(path)
    # expect: swallowed-error
    except Exception:  # noqa: BLE001
        pass
