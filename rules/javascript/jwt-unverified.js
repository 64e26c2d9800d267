const jwt = require('jsonwebtoken');

function user(req) {
  const token = req.headers.authorization.slice(7);
  // expect: jwt-unverified
  return jwt.decode(token).id;
}

function keyOf(token) {
  // ok: jwt-unverified
  return jwt.decode(token, { complete: true }).header.kid;
}

function checked(token) {
  // ok: jwt-unverified
  const claims = jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
  return claims.id;
}

function both(token) {
  jwt.verify(token, process.env.JWT_SECRET);
  // ok: jwt-unverified
  return jwt.decode(token).id;
}

function weak(token) {
  // expect: jwt-unverified
  const a = jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['none'] });
  // expect: jwt-unverified
  const b = jwt.verify(token, process.env.JWT_SECRET, { ignoreExpiration: true });
  // expect: jwt-unverified
  const c = jwt.sign({ id: 1 }, '', { algorithm: 'none' });
  // ok: jwt-unverified
  const d = jwt.sign({ id: 1 }, process.env.JWT_SECRET, { algorithm: 'HS256' });
  return [a, b, c, d];
}

module.exports = { user, keyOf, checked, both, weak };
