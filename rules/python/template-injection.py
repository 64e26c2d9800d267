from flask import Flask, render_template, render_template_string, request
from jinja2 import Environment, Template
from jinja2.sandbox import SandboxedEnvironment

app = Flask(__name__)
environment = Environment(autoescape=True)
sandbox = SandboxedEnvironment()


@app.route("/hello")
def hello():
    name = request.args["name"]
    # expect: template-injection
    render_template_string("<h1>Hello " + name + "</h1>")
    # expect: template-injection
    render_template_string(f"<h1>Hello {name}</h1>")
    # expect: template-injection
    Template(name).render()
    # expect: template-injection
    environment.from_string("Dear " + name).render()
    # expect: template-injection
    name.format(request=request)
    # ok: template-injection
    sandbox.from_string(name).render()
    # ok: template-injection
    "Dear {}".format(name)
    # ok: template-injection
    render_template_string("<h1>Hello {{ name }}</h1>", name=name)
    # ok: template-injection
    return render_template("hello.html", name=name)
