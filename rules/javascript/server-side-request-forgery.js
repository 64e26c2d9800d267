const axios = require('axios');
const http = require('http');
const express = require('express');

const app = express();
const HOSTS = ['a.example.org', 'b.example.org'];

app.get('/preview', async (req, res) => {
  // expect: server-side-request-forgery
  const a = await fetch(req.query.url);
  // expect: server-side-request-forgery
  const b = await axios.get('http://' + req.query.host + '/status');
  // expect: server-side-request-forgery
  const c = await axios({ method: 'get', url: req.body.url });
  // ok: server-side-request-forgery
  const d = await axios({ method: 'post', url: 'https://api.example.org/x', data: req.body });
  // ok: server-side-request-forgery
  const e = await fetch(`https://api.example.org/users/${encodeURIComponent(req.params.id)}`);
  // ok: server-side-request-forgery
  const f = await fetch('https://api.example.org/users/' + req.params.id);
  // expect: server-side-request-forgery
  http.get({ hostname: req.query.host, path: '/' }, (answer) => answer.pipe(res));
  // ok: server-side-request-forgery
  http.get({ hostname: 'api.example.org', path: '/' + req.query.path }, (answer) => answer.pipe(res));
  res.json([a, b, c, d, e, f]);
});

app.get('/status', async (req, res) => {
  const host = req.query.host;
  if (!HOSTS.includes(host)) {
    return res.sendStatus(400);
  }
  // ok: server-side-request-forgery
  const a = await fetch('https://' + host + '/status');
  const url = { first: 'https://one.example.org', second: 'https://two.example.org' }['first'];
  // ok: server-side-request-forgery
  const b = await fetch(url);
  res.json([a, b]);
});
