import jwt


def user(token, key):
    # expect: jwt-unverified
    jwt.decode(token, options={"verify_signature": False})
    # expect: jwt-unverified
    jwt.decode(token, key, verify=False)
    # expect: jwt-unverified
    jwt.decode(token, key, algorithms=["HS256", "none"])
    # expect: jwt-unverified
    jwt.decode(token, key, algorithms=["HS256"], options={"verify_exp": False})
    # ok: jwt-unverified
    return jwt.decode(token, key, algorithms=["HS256"], audience="shop")["sub"]
