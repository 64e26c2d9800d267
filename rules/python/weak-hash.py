import hashlib
import hmac

from Crypto.Hash import MD5, SHA256
from cryptography.hazmat.primitives import hashes

KIND = "md5"
STRONG = "sha256"


def digest(data, key):
    # expect: weak-hash
    hashlib.md5(data).hexdigest()
    # expect: weak-hash
    hashlib.sha1(data)
    # expect: weak-hash
    hashlib.new("md5", data)
    # expect: weak-hash
    hashlib.new(KIND)
    # expect: weak-hash
    MD5.new(data)
    # expect: weak-hash
    hashes.Hash(hashes.SHA1())
    # expect: weak-hash
    hmac.new(key, data, "md5")
    # ok: weak-hash
    hashlib.md5(data, usedforsecurity=False)
    # ok: weak-hash
    hashlib.sha256(data)
    # ok: weak-hash
    hashlib.new(STRONG, data)
    # ok: weak-hash
    SHA256.new(data)
    # ok: weak-hash
    return hmac.new(key, data, hashlib.sha256)


def chosen(data):
    algorithms = {"old": "md5", "new": "sha512"}
    # ok: weak-hash
    hashlib.new(algorithms["new"], data)
    # expect: weak-hash
    hashlib.new(algorithms["old"], data)
