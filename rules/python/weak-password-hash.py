import hashlib

import bcrypt
from argon2 import PasswordHasher


def register(users, name, password):
    # expect: weak-password-hash
    users[name] = hashlib.sha256(password.encode()).hexdigest()
    # expect: weak-password-hash
    users[name] = hashlib.md5((password + "salt").encode()).hexdigest()
    # expect: weak-password-hash
    users[name] = hashlib.pbkdf2_hmac("sha256", password.encode(), b"", 1000)
    # expect: weak-password-hash
    users[name] = bcrypt.hashpw(password.encode(), bcrypt.gensalt(4))
    # ok: weak-password-hash
    users[name] = bcrypt.hashpw(password.encode(), bcrypt.gensalt())
    # ok: weak-password-hash
    users[name] = PasswordHasher().hash(password)
    # ok: weak-password-hash
    users[name] = hashlib.pbkdf2_hmac("sha256", password.encode(), b"", 600_000)


def checksum(data):
    # ok: weak-password-hash
    return hashlib.sha256(data).hexdigest()
