const http = require('http');
const express = require('express');
const { WebSocketServer } = require('ws');

const app = express();

// expect: unbounded-input
app.use(express.json({ limit: '500mb' }));
// ok: unbounded-input
app.use(express.json({ limit: '1mb' }));
// expect: unbounded-input
const sockets = new WebSocketServer({ port: 8080, maxPayload: 0 });

app.get('/fill', (req, res) => {
  const count = parseInt(req.query.count, 10);
  // expect: unbounded-input
  const a = Buffer.alloc(count);
  // expect: unbounded-input
  const b = '-'.repeat(req.query.width);
  // ok: unbounded-input
  const c = Buffer.alloc(Math.min(count, 1000));
  if (count > 1000) {
    return res.sendStatus(400);
  }
  // ok: unbounded-input
  const d = Buffer.alloc(count);
  // ok: unbounded-input
  const e = Buffer.alloc(1024);
  res.json([a, b, c, d, e]);
});

http
  .createServer((req, res) => {
    let body = '';
    // expect: unbounded-input
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', () => res.end(body));
  })
  .listen(8081);

http
  .createServer((req, res) => {
    let body = '';
    // ok: unbounded-input
    req.on('data', (chunk) => {
      body += chunk;
      if (body.length > 1e6) {
        req.destroy();
      }
    });
    req.on('end', () => res.end(body));
  })
  .listen(8082);

module.exports = { sockets };
