import ast
import importlib
import json
import operator

from flask import Flask, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()
OPERATIONS = {"add": operator.add, "mul": operator.mul}


@app.post("/calculate")
def calculate():
    expression = request.form["expression"]
    # expect: code-injection
    result = eval(expression)
    # expect: code-injection
    exec("result = " + expression)
    # ok: code-injection
    result = ast.literal_eval(expression)
    # ok: code-injection
    result = eval("1 + 2")
    # ok: code-injection
    result = eval(str(int(expression)))
    # ok: code-injection
    result = json.loads(expression)
    return OPERATIONS[request.form["op"]](1, result)


@app.route("/plugin")
def plugin():
    name = request.args["name"]
    # expect: code-injection
    importlib.import_module("plugins." + name)
    if name in {"csv", "json"}:
        # ok: code-injection
        importlib.import_module("plugins." + name)


def ask(question):
    answer = client.chat.completions.create(model="m", messages=[{"role": "user", "content": question}])
    # expect: code-injection
    exec(answer.choices[0].message.content)


def formula(name):
    # expect: code-injection
    return eval(f"compute_{name}(1)")


def run(source):
    # ok: code-injection
    return exec(source)


@app.post("/literal")
def literal():
    text = request.form["text"]
    if not text.startswith("'") or not text.endswith("'") or "'" in text[1:-1]:
        return "only a text"
    # ok: code-injection
    return eval(text)


@app.post("/never")
def never():
    text = "a fixed text"
    if "fixed" not in text:
        text = request.form["text"]
    # ok: code-injection
    return eval(text)
