import json
import os.path
from typing import TYPE_CHECKING

# ok: unknown-package
import requests
# ok: unknown-package
from PIL import Image
# ok: unknown-package
from .reqeusts_here import send
# expect: unknown-package
import reqeusts
# expect: unknown-package
from fastapi_jwt_guardian import Guardian
# expect: unknown-package
import numpyy.linalg as la

try:
    # ok: unknown-package
    import ultrafastjsonparser as parser
except ImportError:
    parser = json

if TYPE_CHECKING:
    # ok: unknown-package
    from madeup_typing_stubs import Thing


def late():
    # expect: unknown-package
    import secure_token_vault_helper

    return secure_token_vault_helper.open(os.path.join("a", "b"), requests, Image, send, reqeusts, Guardian, la, parser)
