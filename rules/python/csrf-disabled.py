from django.views.decorators.csrf import csrf_exempt, csrf_protect
from flask import Flask
from flask_wtf import CSRFProtect

app = Flask(__name__)
csrf = CSRFProtect(app)
# expect: csrf-disabled
app.config["WTF_CSRF_ENABLED"] = False
# ok: csrf-disabled
app.config["WTF_CSRF_ENABLED"] = True


# expect: csrf-disabled
@csrf_exempt
def transfer(request):
    return request.POST["amount"]


# ok: csrf-disabled
@csrf_protect
def protected(request):
    return request.POST["amount"]


# expect: csrf-disabled
@csrf.exempt
def hook():
    return "ok"
