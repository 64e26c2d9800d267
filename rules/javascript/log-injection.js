const express = require('express');
const fs = require('fs');

const app = express();

app.post('/login', (req, res) => {
  // expect: log-injection
  console.log('login failed for ' + req.body.name);
  // expect: log-injection
  console.warn(`login failed for ${req.body.name}`);
  // ok: log-injection
  console.log('login failed for ' + JSON.stringify(req.body.name));
  // ok: log-injection
  console.log('login failed for ' + req.body.name.replace(/[\r\n]/g, ' '));
  // ok: log-injection
  console.log('login failed');
  // expect: log-injection
  fs.appendFileSync('access.log', req.body.name + '\n');
  // ok: log-injection
  console.log('page', parseInt(req.query.page, 10));
  // ok: log-injection
  console.log({ name: req.body.name });
  res.sendStatus(401);
});
