const express = require('express');
const cors = require('cors');

const app = express();
const ORIGINS = ['https://app.example.org', 'https://admin.example.org'];

// expect: cors-open
app.use(cors({ origin: true, credentials: true }));
// expect: cors-open
app.use(cors({ origin: '*' }));
// expect: cors-open
app.use(cors());
// ok: cors-open
app.use(cors({ origin: ORIGINS, credentials: true }));

app.use((req, res, next) => {
  // expect: cors-open
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  // expect: cors-open
  res.header('Access-Control-Allow-Origin', '*');
  // ok: cors-open
  res.header('Access-Control-Allow-Origin', 'https://app.example.org');
  const origin = req.headers.origin;
  if (ORIGINS.includes(origin)) {
    // ok: cors-open
    res.setHeader('Access-Control-Allow-Origin', origin);
  }
  next();
});
