import re

from flask import Flask, request

app = Flask(__name__)


@app.route("/find")
def find():
    word = request.args["word"]
    text = open("book.txt").read()
    # expect: regex-injection
    re.findall(word, text)
    # expect: regex-injection
    re.compile(f"\\b{word}\\b")
    # ok: regex-injection
    re.compile(f"\\b{re.escape(word)}\\b")
    # ok: regex-injection
    return re.findall("[a-z]+", word)
