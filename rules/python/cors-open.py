from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask, make_response, request
from flask_cors import CORS

app = Flask(__name__)
# expect: cors-open
CORS(app)
# expect: cors-open
CORS(app, origins="*", supports_credentials=True)
# ok: cors-open
CORS(app, origins=["https://app.example.org"], supports_credentials=True)

api = FastAPI()
# expect: cors-open
api.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
# ok: cors-open
api.add_middleware(CORSMiddleware, allow_origins=["https://app.example.org"], allow_credentials=True)

# expect: cors-open
CORS_ALLOW_ALL_ORIGINS = True


@app.route("/data")
def data():
    response = make_response("{}")
    # expect: cors-open
    response.headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
    # expect: cors-open
    response.headers["Access-Control-Allow-Origin"] = "*"
    # ok: cors-open
    response.headers["Access-Control-Allow-Origin"] = "https://app.example.org"
    return response
