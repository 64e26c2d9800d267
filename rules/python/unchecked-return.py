import hmac
import subprocess

from werkzeug.security import check_password_hash


def login(user, password, signature, expected):
    # expect: unchecked-return
    check_password_hash(user.password, password)
    # expect: unchecked-return
    hmac.compare_digest(signature, expected)
    # ok: unchecked-return
    if not check_password_hash(user.password, password):
        raise PermissionError(user.name)
    # ok: unchecked-return
    return hmac.compare_digest(signature, expected)


def view(request, form, user):
    # expect: unchecked-return
    form.is_valid()
    # expect: unchecked-return
    user.has_perm("shop.delete")
    # ok: unchecked-return
    form.is_valid(raise_exception=True)
    # ok: unchecked-return
    return form.cleaned_data if form.is_valid() else None


def close(path):
    # expect: unchecked-return
    subprocess.run(["chmod", "600", path])
    # ok: unchecked-return
    subprocess.run(["chmod", "600", path], check=True)
    # ok: unchecked-return
    subprocess.run(["ls", path])
