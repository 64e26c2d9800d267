import hashlib
import os

from Crypto.Cipher import AES
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

IV = b"0000000000000000"


def encrypt(key, data, password, salt):
    # expect: static-iv-or-salt
    modes.CBC(IV)
    # expect: static-iv-or-salt
    AES.new(key, AES.MODE_CBC, iv=b"1234567890123456")
    # expect: static-iv-or-salt
    AESGCM(key).encrypt(b"000000000000", data, None)
    # expect: static-iv-or-salt
    hashlib.pbkdf2_hmac("sha256", password, b"salt", 600_000)
    # expect: static-iv-or-salt
    PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=b"pepper", iterations=600_000)
    # ok: static-iv-or-salt
    modes.CBC(os.urandom(16))
    # ok: static-iv-or-salt
    AES.new(key, AES.MODE_CBC, iv=os.urandom(16))
    # ok: static-iv-or-salt
    hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)
    # ok: static-iv-or-salt
    return AESGCM(key).encrypt(os.urandom(12), data, None)
