import hmac


def delete(user, post):
    # expect: assert-for-security
    assert user.is_admin, "only for administrators"
    # expect: assert-for-security
    assert user.has_permission("delete", post)
    # ok: assert-for-security
    if not user.is_admin:
        raise PermissionError
    # ok: assert-for-security
    assert post is not None
    post.delete()


def verify(given, expected):
    # expect: assert-for-security
    assert hmac.compare_digest(given, expected)


def test_admin(user):
    # ok: assert-for-security
    assert user.is_admin
