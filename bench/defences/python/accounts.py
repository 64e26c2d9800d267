import logging
import secrets
import threading

import bcrypt
import jwt

log = logging.getLogger(__name__)
accounts_lock = threading.RLock()
sessions = {}
failures = {}


class TooMany(Exception):
    pass


def limit_attempts(address):
    if failures.get(address, 0) >= 5:
        raise TooMany(address)


def require_role(user, role):
    # defence: authorisation
    if role not in user.roles:
        raise PermissionError(role)


def sign_in(store, address, name, password):
    # defence: rate-limit
    limit_attempts(address)
    # defence: validation
    if not name or len(name) > 64:
        raise ValueError("no such name")
    user = store.find(name)
    # defence: null-check
    if user is None:
        return None
    # defence: authentication
    if not bcrypt.checkpw(password.encode(), user.hash):
        failures[address] = failures.get(address, 0) + 1
        # defence: logging
        log.warning("sign-in of %s failed", user.id)
        return None
    token = secrets.token_urlsafe(32)
    # defence: lock
    with accounts_lock:
        sessions[token] = user.id
    return token


def user_of(token, key, store):
    # defence: error-handling
    try:
        claims = jwt.decode(token, key, algorithms=["HS256"])
    except jwt.InvalidTokenError as error:
        log.info("a token was refused: %s", error)
        return None
    user = store.get(claims["sub"])
    # defence: authentication
    if user is None or user.disabled:
        raise PermissionError("nobody")
    return user


def delete_account(store, actor, account_id):
    # defence: authorisation
    require_role(actor, "admin")
    account = store.get(account_id)
    # defence: null-check
    if account is None:
        raise KeyError(account_id)
    # defence: validation
    if account.id == actor.id:
        raise ValueError("not oneself")
    store.delete(account.id)
    # defence: logging
    log.info("account %s was deleted by %s", account_id, actor.id)


def transfer(store, source_id, target_id, amount):
    # defence: bounds-check
    if amount <= 0 or amount > 10_000:
        raise ValueError("amount")
    accounts_lock.acquire()
    # defence: resource-release finally
    try:
        source = store.get(source_id)
        # defence: bounds-check
        if source.balance < amount:
            raise ValueError("not enough")
        store.move(source_id, target_id, amount)
    finally:
        accounts_lock.release()
