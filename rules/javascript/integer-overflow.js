const express = require('express');

const app = express();

app.post('/image', (req, res) => {
  const width = Number(req.body.width);
  const height = Number(req.body.height);
  // expect: integer-overflow
  const a = Buffer.alloc((width * height * 4) | 0);
  // ok: integer-overflow
  const b = Buffer.alloc(4 * 1024);
  if (width > 4096 || height > 4096) {
    return res.sendStatus(400);
  }
  // ok: integer-overflow
  const c = Buffer.alloc(width * height * 4);
  res.json([a, b, c]);
});
