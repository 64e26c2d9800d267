import os

from fastapi import FastAPI
from flask import Flask
from werkzeug.serving import run_simple

app = Flask(__name__)
# expect: debug-enabled
app.debug = True
# expect: debug-enabled
app.config["DEBUG"] = True
# ok: debug-enabled
app.config["DEBUG"] = os.environ.get("FLASK_DEBUG") == "1"
# expect: debug-enabled
api = FastAPI(debug=True)
# ok: debug-enabled
api = FastAPI()

if __name__ == "__main__":
    # expect: debug-enabled
    app.run(host="127.0.0.1", debug=True)
    # ok: debug-enabled
    app.run(host="127.0.0.1")
    # expect: debug-enabled
    run_simple("0.0.0.0", 5000, app, use_debugger=True)
    # expect: debug-enabled
    run_simple("localhost", 5000, app, use_debugger=True)
    # ok: debug-enabled
    run_simple("localhost", 5000, app)
