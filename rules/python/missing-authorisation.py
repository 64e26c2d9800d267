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


# expect: missing-authorisation
@pages.route("/notes/<int:note_id>/share", methods=["GET", "POST"])
def share(note_id):
    notes.share(note_id)
    return jsonify(ok=True)


# ok: missing-authorisation
@pages.route("/notes/<int:note_id>/hide", methods=["POST"])
@login_required
def hide(note_id):
    notes.hide(note_id)
    return jsonify(ok=True)


# ok: missing-authorisation
@pages.route("/notes/shared", methods=["GET"])
def shared():
    return jsonify(notes.shared())
