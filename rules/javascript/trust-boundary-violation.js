const express = require('express');
const { findUser } = require('./users');

const app = express();

app.post('/login', async (req, res) => {
  // expect: trust-boundary-violation
  req.session.role = req.body.role;
  // expect: trust-boundary-violation
  req.session.userId = req.query.id;
  const found = await findUser('name');
  // ok: trust-boundary-violation
  req.session.userId = found.id;
  // ok: trust-boundary-violation
  req.session.theme = req.body.theme;
  const role = ['guest', 'editor'].includes(req.body.role) ? req.body.role : 'guest';
  // ok: trust-boundary-violation
  req.session.role = role;
  res.end();
});
