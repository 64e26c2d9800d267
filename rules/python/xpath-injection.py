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
