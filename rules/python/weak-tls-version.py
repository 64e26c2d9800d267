import ssl


def contexts():
    # expect: weak-tls-version
    old = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
    # expect: weak-tls-version
    old.minimum_version = ssl.TLSVersion.TLSv1
    # expect: weak-tls-version
    old.set_ciphers("ALL:!aNULL")
    # ok: weak-tls-version
    new = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # ok: weak-tls-version
    new.minimum_version = ssl.TLSVersion.TLSv1_2
    # ok: weak-tls-version
    new.set_ciphers("ECDHE+AESGCM:!aNULL")
    return old, new
