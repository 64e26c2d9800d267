import re

# expect: regex-denial-of-service
NAMES = re.compile(r"^(\w+\s?)*$")
# expect: regex-denial-of-service
NUMBERS = re.compile(r"(\d+)+x")
# ok: regex-denial-of-service
SAFE_NAMES = re.compile(r"^\w+(\s\w+)*$")
# ok: regex-denial-of-service
MAIL = re.compile(r"^[^@\s]+@[^@\s]+$")


def check(text):
    # expect: regex-denial-of-service
    if re.match(r"^(a|a)*$", text):
        return True
    # ok: regex-denial-of-service
    return re.match(r"^[ab]*$", text)
