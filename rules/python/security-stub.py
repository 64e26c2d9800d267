import hmac


def verify_signature(body, signature):
    # TODO: compare with the key
    # expect: security-stub
    return True


def authenticate(user, password):
    # expect: security-stub
    return True


def verify_token(token, known):
    # ok: security-stub
    return hmac.compare_digest(token, known)


def has_permission(user, role):
    if role in user.roles:
        # ok: security-stub
        return True
    return False


def is_visible(item):
    # ok: security-stub
    return True
