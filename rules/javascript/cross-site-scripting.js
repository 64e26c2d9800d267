const express = require('express');
const escapeHtml = require('escape-html');
const DOMPurify = require('dompurify');

const app = express();

app.get('/hello', (req, res) => {
  // expect: cross-site-scripting
  res.send('<h1>Hello ' + req.query.name + '</h1>');
  // expect: cross-site-scripting
  res.status(200).send(`<p>${req.params.text}</p>`);
  // ok: cross-site-scripting
  res.send('<h1>Hello ' + escapeHtml(req.query.name) + '</h1>');
  // ok: cross-site-scripting
  res.send(`<h1>${encodeURIComponent(req.query.name)}</h1>`);
  // ok: cross-site-scripting
  res.json({ name: req.query.name });
  // ok: cross-site-scripting
  res.send({ name: req.query.name });
  // ok: cross-site-scripting
  res.render('hello', { name: req.query.name });
  // ok: cross-site-scripting
  res.send('<p>' + parseInt(req.query.age, 10) + '</p>');
  // expect: cross-site-scripting
  res.send(req.query.name);
});

app.get('/plain', (req, res) => {
  res.type('text/plain');
  // ok: cross-site-scripting
  res.send(req.query.name);
});

app.get('/own', (req, res) => {
  const clean = req.query.name.replace(/[<>&"']/g, '');
  // ok: cross-site-scripting
  res.send('<b>' + clean + '</b>');
});

function show() {
  const params = new URLSearchParams(window.location.search);
  const message = params.get('message');
  const box = document.getElementById('box');
  // expect: cross-site-scripting
  box.innerHTML = message;
  // expect: cross-site-scripting
  box.insertAdjacentHTML('beforeend', '<b>' + message + '</b>');
  // expect: cross-site-scripting
  document.write(location.hash.slice(1));
  // expect: cross-site-scripting
  $('#box').html(message);
  // ok: cross-site-scripting
  $('#box').text(message);
  // ok: cross-site-scripting
  box.textContent = message;
  // ok: cross-site-scripting
  box.innerHTML = DOMPurify.sanitize(message);
  // ok: cross-site-scripting
  box.innerHTML = '<b>fixed</b>';
  // ok: cross-site-scripting
  box.innerHTML = message === 'yes' ? '<b>yes</b>' : '<b>no</b>';
  // ok: cross-site-scripting
  box.innerHTML = '<b>' + params.getAll('x').length + '</b>';
}

window.addEventListener('message', (event) => {
  if (event.origin === 'https://example.org') {
    // expect: cross-site-scripting
    document.body.innerHTML = event.data;
  }
});

const fruits = ['apple', 'pear', 'plum'];

function some(req, res) {
  // Where a text is cut is not what it says.
  // ok: cross-site-scripting
  res.send('<b>' + fruits.slice(req.query.from, req.query.to).join(', ') + '</b>');
  // expect: cross-site-scripting
  res.send('<b>' + req.query.name.slice(0, 10) + '</b>');
}

async function explained(req, res) {
  const { generateText } = require('ai');
  const { text } = await generateText({ model, prompt: 'Explain this page' });
  // expect: cross-site-scripting
  res.send('<article>' + text + '</article>');
  // ok: cross-site-scripting
  res.send('<article>' + escapeHtml(text) + '</article>');
}
