import os

from Crypto.Cipher import AES, ARC4, DES
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def encrypt(key, data):
    # expect: weak-cipher
    DES.new(key, DES.MODE_CBC)
    # expect: weak-cipher
    ARC4.new(key)
    # expect: weak-cipher
    AES.new(key, AES.MODE_ECB)
    # expect: weak-cipher
    Cipher(algorithms.TripleDES(key), modes.CBC(os.urandom(8)))
    # expect: weak-cipher
    Cipher(algorithms.AES(key), modes.ECB())
    # ok: weak-cipher
    AES.new(key, AES.MODE_GCM)
    # ok: weak-cipher
    Cipher(algorithms.AES(key), modes.GCM(os.urandom(12)))
    # ok: weak-cipher
    Fernet(key).encrypt(data)
    # ok: weak-cipher
    return AESGCM(key).encrypt(os.urandom(12), data, None)
