const express = require('express');

const app = express();

app.get('/report', async (req, res) => {
  try {
    res.json(await app.report());
  } catch (error) {
    // expect: information-exposure
    res.status(500).send(error.stack);
    // expect: information-exposure
    res.status(500).json({ message: 'failed', stack: error.stack });
    // expect: information-exposure
    res.send(error);
    // ok: information-exposure
    console.error(error.stack);
    // ok: information-exposure
    res.status(500).json({ message: 'failed' });
  }
});

app.use((err, req, res, next) => {
  // expect: information-exposure
  res.status(500).send('<pre>' + err.stack + '</pre>');
  next();
});

app.get('/env', (req, res) => {
  // expect: information-exposure
  res.json(process.env);
  // ok: information-exposure
  res.json({ version: process.env.VERSION });
});

function login(name, password) {
  // expect: information-exposure
  console.log('login', name, password);
  // ok: information-exposure
  console.log('login', name);
  // ok: information-exposure
  console.log('password');
}

module.exports = { login };
