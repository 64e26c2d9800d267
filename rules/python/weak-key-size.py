from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa

SIZE = 1024


def keys():
    # expect: weak-key-size
    rsa.generate_private_key(public_exponent=65537, key_size=1024)
    # expect: weak-key-size
    rsa.generate_private_key(65537, SIZE)
    # expect: weak-key-size
    dsa.generate_private_key(key_size=1024)
    # expect: weak-key-size
    RSA.generate(1024)
    # expect: weak-key-size
    ec.generate_private_key(ec.SECP192R1())
    # ok: weak-key-size
    rsa.generate_private_key(public_exponent=65537, key_size=3072)
    # ok: weak-key-size
    ec.generate_private_key(ec.SECP256R1())
    # ok: weak-key-size
    return RSA.generate(2048)
