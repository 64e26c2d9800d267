import logging
import sqlite3

from flask import Blueprint, abort, g, jsonify, request
from flask_limiter import Limiter
from flask_login import current_user, login_required
from markupsafe import escape

orders = Blueprint("orders", __name__)
limiter = Limiter(key_func=lambda: request.remote_addr)
audit = logging.getLogger("audit")
MAX_ITEMS = 100


def database():
    if "db" not in g:
        g.db = sqlite3.connect("shop.db")
    return g.db


def is_owner(order, user):
    return order["user_id"] == user.id


@orders.route("/orders/<int:order_id>")
# defence: authentication login_required
@login_required
def show(order_id):
    # defence: parameterisation
    row = database().execute("SELECT * FROM orders WHERE id = ?", (order_id,)).fetchone()
    # defence: null-check
    if row is None:
        abort(404)
    # defence: authorisation
    if not is_owner(row, current_user):
        # defence: logging
        audit.warning("user %s asked for order %s", current_user.id, order_id)
        abort(403)
    # defence: escaping escape
    return "<h1>" + escape(row["title"]) + "</h1>"


@orders.route("/orders", methods=["POST"])
# defence: authentication login_required
@login_required
# defence: rate-limit limit
@limiter.limit("10 per minute")
def create():
    body = request.get_json()
    # defence: validation
    if "items" not in body or not isinstance(body["items"], list):
        abort(400)
    # defence: bounds-check
    if len(body["items"]) > MAX_ITEMS:
        abort(413)
    quantities = [int(item["quantity"]) for item in body["items"]]
    # defence: validation
    if any(quantity < 1 for quantity in quantities):
        raise ValueError("quantities are positive")
    cursor = database().cursor()
    # defence: error-handling
    try:
        # defence: parameterisation
        cursor.execute("INSERT INTO orders (user_id, note) VALUES (?, ?)", (current_user.id, body.get("note")))
        database().commit()
    except sqlite3.DatabaseError as error:
        database().rollback()
        logging.error("order was not kept: %s", error)
        abort(500)
    return jsonify(id=cursor.lastrowid)


@orders.route("/orders/<int:order_id>/cancel", methods=["POST"])
# defence: authentication login_required
@login_required
def cancel(order_id):
    row = database().execute("SELECT * FROM orders WHERE id = ?", (order_id,)).fetchone()
    # defence: authorisation
    if row is None or row["user_id"] != current_user.id:
        abort(404)
    # defence: validation
    if row["state"] not in ("new", "paid"):
        return jsonify(error="too late"), 409
    database().execute("UPDATE orders SET state = 'cancelled' WHERE id = ?", (order_id,))
    # defence: logging
    audit.info("order %s was cancelled by %s", order_id, current_user.id)
    return jsonify(ok=True)
