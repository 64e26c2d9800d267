const serialize = require('node-serialize');
const yaml = require('js-yaml');

function profile(req, res) {
  // expect: unsafe-deserialisation
  const a = serialize.unserialize(Buffer.from(req.cookies.profile, 'base64').toString());
  // ok: unsafe-deserialisation
  const b = JSON.parse(req.cookies.profile);
  // expect: unsafe-deserialisation
  const c = yaml.load(req.body.text, { schema: yaml.DEFAULT_FULL_SCHEMA });
  // ok: unsafe-deserialisation
  const d = yaml.load(req.body.text, { schema: yaml.JSON_SCHEMA });
  // ok: unsafe-deserialisation
  const e = yaml.safeLoad(req.body.text);
  // ok: unsafe-deserialisation
  const f = serialize.unserialize('{"a":1}');
  // expect: unsafe-deserialisation
  const g = yaml.load(req.body.text);
  res.json([a, b, c, d, e, f, g]);
}

module.exports = { profile };
