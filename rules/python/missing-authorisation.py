from flask import Blueprint, jsonify
from flask_login import current_user, login_required

from shop import notes

pages = Blueprint("pages", __name__)


@pages.post("/notes")
@login_required
# ok: missing-authorisation
def add():
    return jsonify(notes.add())


@pages.delete("/notes/<int:note_id>")
# expect: missing-authorisation
def remove(note_id):
    notes.remove(note_id)
    return jsonify(ok=True)


@pages.put("/notes/<int:note_id>")
# ok: missing-authorisation
def change(note_id):
    notes.of(current_user).change(note_id)
    return jsonify(ok=True)


@pages.post("/login")
# ok: missing-authorisation
def login():
    return jsonify(ok=True)


@pages.get("/notes")
# ok: missing-authorisation
def everything():
    return jsonify(notes.all())
