import sqlite3

import psycopg2
from flask import Flask, request
from psycopg2 import sql
from sqlalchemy import create_engine, text

app = Flask(__name__)
engine = create_engine("sqlite:///shop.db")
COLUMNS = {"name": "name", "price": "price"}
SORTABLE = ("name", "price")


@app.route("/users")
def users():
    name = request.args.get("name")
    db = sqlite3.connect("shop.db")
    cursor = db.cursor()
    # expect: sql-injection
    cursor.execute("select * from users where name = '" + name + "'")
    # expect: sql-injection
    cursor.execute(f"select * from users where name = '{name}'")
    # expect: sql-injection
    cursor.execute("select * from users where name = '%s'" % name)
    # expect: sql-injection
    cursor.execute("select * from users where name = '{}'".format(name))
    # expect: sql-injection
    db.execute("delete from users where name = " + name)
    # ok: sql-injection
    cursor.execute("select * from users where name = ?", (name,))
    # ok: sql-injection
    cursor.execute("select * from users where id = %d" % int(request.args["id"]))
    query = "select * from users"
    if request.args.get("all") is None:
        query += " where active = 1"
    # ok: sql-injection
    return cursor.execute(query).fetchall()


@app.route("/orders/<int:order>")
def orders(order):
    with psycopg2.connect("") as connection, connection.cursor() as cursor:
        # ok: sql-injection
        cursor.execute(f"select * from orders where id = {order}")
        table = request.args["table"]
        # ok: sql-injection
        cursor.execute(sql.SQL("select * from {}").format(sql.Identifier(table)))
        # expect: sql-injection
        cursor.execute("select * from %s" % table)
        return cursor.fetchall()


@app.post("/search")
def search():
    order = request.json["order"]
    with engine.connect() as connection:
        if order in SORTABLE:
            # ok: sql-injection
            connection.execute(text("select * from products order by " + order))
        # ok: sql-injection
        connection.execute(text("select * from products where name = :name"), {"name": request.json["name"]})
        # ok: sql-injection
        connection.execute(text(f"select * from products order by {COLUMNS[order]}"))
        # expect: sql-injection
        return connection.execute(text("select * from products order by " + order)).all()


def through_lists_and_maps():
    name = request.headers["X-Name"]
    parts = ["safe", name]
    values = {"a": "constant", "b": name}
    cursor = sqlite3.connect("shop.db").cursor()
    # ok: sql-injection
    cursor.execute("select * from users where name = '" + parts[0] + "'")
    # expect: sql-injection
    cursor.execute("select * from users where name = '" + parts[1] + "'")
    # ok: sql-injection
    cursor.execute("select * from users where name = '" + values["a"] + "'")
    # expect: sql-injection
    cursor.execute("select * from users where name = '" + values["b"] + "'")
    guess = "ABC"[1]
    match guess:
        case "A":
            chosen = name
        case "B":
            chosen = "bob"
        case _:
            chosen = name
    # ok: sql-injection
    cursor.execute("select * from users where name = '" + chosen + "'")


class Repository:
    def __init__(self, connection):
        self.connection = connection

    def find(self, name):
        # expect: sql-injection
        return self.connection.execute(f"select * from users where name = '{name}'")

    def run(self, statement):
        # ok: sql-injection
        return self.connection.execute(statement)

    def page(self, number: int):
        # ok: sql-injection
        return self.connection.execute(f"select * from users limit 10 offset {number}")

    def many(self, ids):
        marks = ", ".join("?" for _ in ids)
        # ok: sql-injection
        return self.connection.execute(f"select * from users where id in ({marks})", ids)


class Box:
    def execute(self, command):
        return command, 0

    def unpack(self, archive):
        with open(archive) as file:
            name = file.readline()
        # ok: sql-injection
        return self.execute(f"sudo tar -xf {name}")
