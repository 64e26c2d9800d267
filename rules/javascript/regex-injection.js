const escapeStringRegexp = require('escape-string-regexp');
const _ = require('lodash');

function search(req, res) {
  // expect: regex-injection
  const a = new RegExp(req.query.q, 'i');
  // expect: regex-injection
  const b = RegExp('^' + req.query.q);
  // ok: regex-injection
  const c = new RegExp(escapeStringRegexp(req.query.q), 'i');
  // ok: regex-injection
  const d = new RegExp('^' + _.escapeRegExp(req.query.q));
  const quoted = req.query.q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // ok: regex-injection
  const e = new RegExp(quoted);
  // ok: regex-injection
  const f = new RegExp('^[a-z]+$');
  // ok: regex-injection
  const g = 'some text'.includes(req.query.q);
  res.json([a, b, c, d, e, f, g]);
}

module.exports = { search };
