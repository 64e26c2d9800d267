from django import forms
from django.db import models
from flask import Flask, request

app = Flask(__name__)
FIELDS = ("name", "mail")


class User(models.Model):
    name = models.CharField(max_length=50)
    is_admin = models.BooleanField(default=False)


class UserForm(forms.ModelForm):
    class Meta:
        model = User
        # expect: mass-assignment
        fields = "__all__"


class NameForm(forms.ModelForm):
    class Meta:
        model = User
        # ok: mass-assignment
        fields = ["name"]


@app.post("/users/<int:number>")
def change(number):
    user = User.objects.get(id=number)
    for key, value in request.json.items():
        # expect: mass-assignment
        setattr(user, key, value)
    for key, value in request.json.items():
        if key in FIELDS:
            # ok: mass-assignment
            setattr(user, key, value)
    # expect: mass-assignment
    user.__dict__.update(request.json)
    # expect: mass-assignment
    User.objects.create(**request.get_json())
    # ok: mass-assignment
    setattr(user, "name", request.json["name"])
    # ok: mass-assignment
    return User.objects.create(name=request.json["name"])
