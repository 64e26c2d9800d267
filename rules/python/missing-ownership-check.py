from flask import Blueprint, jsonify, request
from flask_login import current_user, login_required

from shop.models import Order, db

orders = Blueprint("orders", __name__)


@orders.route("/orders/<order_id>")
@login_required
def show(order_id):
    # ok: missing-ownership-check
    order = Order.query.filter_by(id=order_id, user_id=current_user.id).first_or_404()
    return jsonify(order.to_dict())


@orders.route("/orders/<order_id>/bill")
@login_required
def bill(order_id):
    # expect: missing-ownership-check
    order = Order.query.get_or_404(order_id)
    return jsonify(order.bill)


@orders.route("/orders/remove", methods=["POST"])
@login_required
def remove():
    # expect: missing-ownership-check
    db.session.delete(db.session.get(Order, int(request.form["id"])))
    return "", 204


@orders.route("/orders/<order_id>/title")
@login_required
def title(order_id):
    # ok: missing-ownership-check
    order = Order.query.get_or_404(order_id)
    if order.user_id != current_user.id:
        return "", 404
    return jsonify(order.title)


@orders.route("/orders/first")
@login_required
def first():
    # ok: missing-ownership-check
    order = Order.query.get_or_404(1)
    return jsonify(order.title)


@orders.route("/admin/orders/<order_id>")
@admin_required
def any_order(order_id):
    # ok: missing-ownership-check
    return jsonify(Order.query.get_or_404(order_id).to_dict())
