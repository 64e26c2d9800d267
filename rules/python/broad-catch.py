import json
import logging


def allowed(user, checks):
    try:
        granted = checks[user].passes
    # expect: broad-catch
    except Exception:
        granted = True
    return granted


def read(text):
    try:
        value = json.loads(text)
    # ok: broad-catch
    except ValueError:
        value = None
    try:
        value = json.loads(text)
    # ok: broad-catch
    except Exception as error:
        logging.warning("no JSON: %r", error)
    try:
        value = json.loads(text)
    # ok: broad-catch
    except Exception:
        raise RuntimeError("no JSON")
    return value


def is_number(text):
    try:
        float(text)
        return True
    # ok: broad-catch
    except Exception:
        return False


def drop(path, remove):
    try:
        remove(path)
    # ok: broad-catch
    except Exception:
        pass


def cost(text):
    try:
        return float(text)
    # ok: broad-catch
    except Exception:
        return None


def tier(client, user):
    try:
        return client.tier(user)
    # expect: broad-catch
    except Exception:
        return "free"
