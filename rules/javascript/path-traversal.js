const fs = require('fs');
const path = require('path');
const { readFile } = require('fs/promises');
const express = require('express');

const app = express();
const root = path.join(__dirname, 'files');

app.get('/file', async (req, res) => {
  // expect: path-traversal
  fs.readFile(path.join(root, req.query.name), (error, data) => res.send(data));
  // expect: path-traversal
  const text = await readFile(`./files/${req.query.name}`, 'utf8');
  // ok: path-traversal
  const safe = await readFile(path.join(root, path.basename(req.query.name)), 'utf8');
  // expect: path-traversal
  res.sendFile(path.resolve(root, req.query.name));
  // ok: path-traversal
  res.sendFile(req.query.name, { root });
  // ok: path-traversal
  fs.createReadStream(path.join(root, 'index.html')).pipe(res);
  res.json({ text, safe });
});

app.delete('/file/:name', (req, res) => {
  const full = path.resolve(root, req.params.name);
  if (!full.startsWith(root + path.sep)) {
    return res.sendStatus(403);
  }
  // ok: path-traversal
  fs.unlinkSync(full);
  res.end();
});

app.put('/file/:name', (req, res) => {
  const { name } = req.params;
  if (name.includes('..') || name.includes('/')) {
    return res.sendStatus(400);
  }
  // ok: path-traversal
  fs.writeFileSync(path.join(root, name), req.body.text);
  const target = path.join(root, req.body.target);
  const inside = path.relative(root, target);
  if (inside.startsWith('..')) {
    return res.sendStatus(400);
  }
  // ok: path-traversal
  fs.writeFileSync(target, req.body.text);
  // expect: path-traversal
  fs.renameSync(path.join(root, 'new'), path.join(root, req.body.old));
  // ok: path-traversal
  fs.readFileSync(path.join(root, `${Number(req.params.id)}.json`));
  res.end();
});

const pages = new Map([['home', 'home.html']]);

app.get('/page', (req, res) => {
  const page = pages.get('home');
  // ok: path-traversal
  res.sendFile(path.join(root, page));
  const plugin = req.query.plugin;
  // expect: path-traversal
  require('./plugins/' + plugin).start();
});
