import hashlib
import hmac


def verify(key, body, signature):
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    # expect: timing-unsafe-comparison
    if signature == expected:
        return True
    # ok: timing-unsafe-comparison
    return hmac.compare_digest(signature, expected)


def login(request, settings):
    # expect: timing-unsafe-comparison
    if request.headers["token"] != settings.api_key and request.api_key == settings.api_key:
        raise PermissionError
    # ok: timing-unsafe-comparison
    if settings.api_key == "":
        raise ValueError
    # ok: timing-unsafe-comparison
    return settings.name == request.name
