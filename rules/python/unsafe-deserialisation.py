import base64
import json
import pickle

import jsonpickle
import ruamel.yaml
import torch
import yaml
from flask import Flask, request

app = Flask(__name__)


@app.post("/restore")
def restore():
    data = request.get_data()
    # expect: unsafe-deserialisation
    pickle.loads(base64.b64decode(request.cookies["state"]))
    # expect: unsafe-deserialisation
    jsonpickle.decode(data)
    # expect: unsafe-deserialisation
    yaml.load(data, Loader=yaml.Loader)
    # expect: unsafe-deserialisation
    yaml.unsafe_load(data)
    # ok: unsafe-deserialisation
    yaml.load(data, Loader=yaml.SafeLoader)
    # ok: unsafe-deserialisation
    yaml.safe_load(data)
    # ok: unsafe-deserialisation
    return json.loads(data)


def configuration(path):
    with open(path) as file:
        # expect: unsafe-deserialisation
        first = yaml.load(file)
    with open(path) as file:
        # ok: unsafe-deserialisation
        second = yaml.load(file, Loader=yaml.CSafeLoader)
    return first, second


def cached(path):
    with open(path, "rb") as file:
        # ok: unsafe-deserialisation
        return pickle.load(file)


def model(path):
    # expect: unsafe-deserialisation
    weights = torch.load(path, weights_only=False)
    # ok: unsafe-deserialisation
    return weights or torch.load(path, weights_only=True)


def copied(value):
    # ok: unsafe-deserialisation
    return pickle.loads(pickle.dumps(value))


def read_config(path):
    yaml = ruamel.yaml.YAML(typ="rt")
    with open(path) as file:
        # ok: unsafe-deserialisation
        return yaml.load(file)
