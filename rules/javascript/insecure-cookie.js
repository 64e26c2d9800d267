const express = require('express');
const session = require('express-session');

const app = express();

// expect: insecure-cookie
app.use(session({ secret: process.env.SECRET, cookie: { secure: false } }));
// ok: insecure-cookie
app.use(session({ secret: process.env.SECRET, cookie: { secure: true, httpOnly: true } }));

app.get('/login', (req, res) => {
  // expect: insecure-cookie
  res.cookie('sessionId', req.session.id, { httpOnly: false, secure: true });
  // expect: insecure-cookie
  res.cookie('token', req.session.token);
  // ok: insecure-cookie
  res.cookie('token', req.session.token, { httpOnly: true, secure: true, sameSite: 'lax' });
  // ok: insecure-cookie
  res.cookie('theme', 'dark');
  // expect: insecure-cookie
  res.cookie('access_token', req.session.token, { maxAge: 3600 });
  // expect: insecure-cookie
  res.setHeader('Set-Cookie', 'sid=1; Path=/');
  // ok: insecure-cookie
  res.setHeader('Set-Cookie', 'sid=1; Path=/; HttpOnly; Secure');
  const options = { httpOnly: true, secure: process.env.NODE_ENV === 'production' };
  // ok: insecure-cookie
  res.cookie('token', req.session.token, options);
  res.end();
});
