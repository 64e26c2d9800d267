import contextlib
import socket
import sqlite3


def ask(host):
    # expect: resource-leak
    connection = socket.create_connection((host, 80), timeout=5)
    connection.sendall(b"hello")
    return connection.recv(100)


def count():
    # expect: resource-leak
    database = sqlite3.connect("shop.db")
    return database.execute("select count(*) from users").fetchone()[0]


def closed(host):
    # ok: resource-leak
    connection = socket.create_connection((host, 80), timeout=5)
    try:
        connection.sendall(b"hello")
    finally:
        connection.close()


def managed(host):
    # ok: resource-leak
    with socket.create_connection((host, 80), timeout=5) as connection:
        connection.sendall(b"hello")
    # ok: resource-leak
    with contextlib.closing(sqlite3.connect("shop.db")) as database:
        database.execute("delete from users")


def handed_on(host):
    # ok: resource-leak
    connection = socket.create_connection((host, 80), timeout=5)
    return connection


class Client:
    def __init__(self, host):
        # ok: resource-leak
        self.connection = socket.create_connection((host, 80), timeout=5)
