import xml.etree.ElementTree as ElementTree

import elementpath
import lxml.etree
from flask import Flask, request

app = Flask(__name__)
tree = lxml.etree.parse("users.xml")
root = ElementTree.parse("users.xml").getroot()


@app.route("/user")
def user():
    name = request.args["name"]
    # expect: xpath-injection
    tree.xpath("//user[@name='" + name + "']")
    # expect: xpath-injection
    root.findall(f".//user[@name='{name}']")
    # expect: xpath-injection
    elementpath.select(root, f"//user[@name='{name}']")
    # ok: xpath-injection
    tree.xpath("//user[@name = $name]", name=name)
    # ok: xpath-injection
    found = [node for node in root.findall(".//user") if node.get("name") == name]
    # ok: xpath-injection
    return found or tree.xpath(f"//user[{int(name)}]")


@app.route("/apostrophe")
def apostrophe():
    name = request.args["name"]
    # ok: xpath-injection
    tree.xpath("//user[@name='" + name.replace("'", "&apos;") + "']")
    if "'" in name:
        return "no such name"
    # ok: xpath-injection
    return tree.xpath("//user[@name='" + name + "']")


@app.route("/fixed")
def fixed():
    # ok: xpath-injection
    return tree.xpath("//page[@path='" + request.path + "']")


@app.route("/any/<where>")
def wherever(where):
    # expect: xpath-injection
    return tree.xpath("//page[@path='" + request.path + "']")
