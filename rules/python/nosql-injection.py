from bson import ObjectId
from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
users = MongoClient().shop.users


@app.post("/login")
def login():
    body = request.get_json()
    # expect: nosql-injection
    users.find_one({"name": body["name"], "password": body["password"]})
    # expect: nosql-injection
    users.delete_many(request.json)
    # ok: nosql-injection
    users.find_one({"name": str(body["name"]), "password": str(body["password"])})
    # ok: nosql-injection
    users.find_one({"_id": ObjectId(body["id"])})
    # ok: nosql-injection
    users.find_one({"name": request.args["name"]})
    # ok: nosql-injection
    return users.find({"active": True})
