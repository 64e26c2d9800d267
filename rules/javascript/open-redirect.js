const express = require('express');

const app = express();

app.get('/login', (req, res) => {
  // expect: open-redirect
  res.redirect(req.query.next);
  // expect: open-redirect
  res.redirect(302, req.query.next);
  // expect: open-redirect
  res.setHeader('Location', req.query.next);
  // ok: open-redirect
  res.redirect('/home');
  // ok: open-redirect
  res.redirect('/users/' + req.query.id);
  // ok: open-redirect
  res.redirect('https://example.org/users?id=' + req.query.id);
  const known = { home: '/home', profile: '/profile' };
  // ok: open-redirect
  res.redirect(known[req.query.next] || '/');
});

app.get('/logout', (req, res) => {
  const { next } = req.query;
  if (next === '/home' || next === '/profile') {
    // ok: open-redirect
    return res.redirect(next);
  }
  // ok: open-redirect
  res.redirect(next === 'start' ? '/start' : '/');
});

function keepPlace(page) {
  // ok: open-redirect
  location.assign(versionOf(page) + location.hash);
}

function back() {
  const target = new URLSearchParams(location.search).get('back');
  // expect: open-redirect
  window.location.href = target;
  // expect: open-redirect
  location.assign(target);
  // ok: open-redirect
  window.location.href = '/back?to=' + encodeURIComponent(target);
}

back();
