const libxmljs = require('libxmljs2');
const { XMLParser } = require('fast-xml-parser');
const xml2js = require('xml2js');

async function read(req, res) {
  // expect: xml-external-entity
  const a = libxmljs.parseXml(req.body.xml, { noent: true });
  // ok: xml-external-entity
  const b = libxmljs.parseXml(req.body.xml);
  // ok: xml-external-entity
  const c = libxmljs.parseXml(req.body.xml, { noent: false, nonet: true });
  // expect: xml-external-entity
  const d = libxmljs.parseXmlString(req.body.xml, { dtdload: true, nonet: false });
  // ok: xml-external-entity
  const e = new XMLParser().parse(req.body.xml);
  // ok: xml-external-entity
  const f = await xml2js.parseStringPromise(req.body.xml);
  // ok: xml-external-entity
  const g = libxmljs.parseXml('<a>&b;</a>', { noent: true });
  res.json([a, b, c, d, e, f, g]);
}

module.exports = { read };
