import xml.etree.ElementTree as ElementTree
import xml.sax
from xml.sax.handler import feature_external_ges

import defusedxml.ElementTree
import lxml.etree
from flask import Flask, request

app = Flask(__name__)


@app.post("/import")
def load():
    text = request.get_data()
    # expect: xml-external-entity
    lxml.etree.fromstring(text)
    # expect: xml-external-entity
    parser = lxml.etree.XMLParser(resolve_entities=True)
    # expect: xml-external-entity
    lxml.etree.fromstring(text, parser)
    strict = lxml.etree.XMLParser(resolve_entities=False)
    # ok: xml-external-entity
    lxml.etree.fromstring(text, strict)
    # ok: xml-external-entity
    defusedxml.ElementTree.fromstring(text)
    # ok: xml-external-entity
    lxml.etree.fromstring("<a/>")
    # ok: xml-external-entity
    return ElementTree.fromstring(text).tag


def stream(source, handler):
    reader = xml.sax.make_parser()
    # expect: xml-external-entity
    reader.setFeature(feature_external_ges, True)
    # ok: xml-external-entity
    reader.setFeature(feature_external_ges, False)
    reader.setContentHandler(handler)
    reader.parse(source)
