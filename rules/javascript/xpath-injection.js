const xpath = require('xpath');
const { DOMParser } = require('@xmldom/xmldom');
const libxmljs = require('libxmljs2');
const fs = require('fs');

const users = new DOMParser().parseFromString(fs.readFileSync('users.xml', 'utf8'), 'text/xml');

function login(req, res) {
  // expect: xpath-injection
  const a = xpath.select("//user[@name='" + req.body.name + "']", users);
  // expect: xpath-injection
  const b = xpath.evaluate(`//user[@id='${req.params.id}']`, users, null, 0, null);
  // ok: xpath-injection
  const c = xpath.parse('//user[@name=$name]').select({ node: users, variables: { name: req.body.name } });
  // ok: xpath-injection
  const d = xpath.select('//user[@id=' + Number(req.params.id) + ']', users);
  const doc = libxmljs.parseXml(fs.readFileSync('users.xml', 'utf8'));
  // expect: xpath-injection
  const e = doc.get("//user[@name='" + req.body.name + "']");
  // ok: xpath-injection
  const f = doc.get('//user[1]');
  res.json([a, b, c, d, e, f]);
}

module.exports = { login };
