const express = require('express');

const app = express();
const settings = {};

app.post('/settings', (req, res) => {
  // expect: prototype-pollution
  settings[req.body.section][req.body.name] = req.body.value;
  // ok: prototype-pollution
  settings.theme = req.body.value;
  const known = ['theme', 'language'];
  if (known.includes(req.body.name)) {
    // ok: prototype-pollution
    settings[req.body.name] = req.body.value;
  }
  res.end();
});

function merge(target, source) {
  for (const key in source) {
    if (typeof source[key] === 'object') {
      merge(target[key], source[key]);
    } else {
      // expect: prototype-pollution
      target[key] = source[key];
    }
  }
  return target;
}

function mergeDeep(target, source) {
  for (const key of Object.keys(source)) {
    if (key === '__proto__' || key === 'constructor') {
      continue;
    }
    // ok: prototype-pollution
    target[key] = source[key];
  }
  return target;
}

function setPath(object, path, value) {
  let current = object;
  for (const key of path.slice(0, -1)) {
    // expect: prototype-pollution
    current[key] = {};
    current = current[key];
  }
  current.value = value;
}

function setNested(object, path, value) {
  const result = { ...object };
  let current = result;
  for (const key of path.slice(0, -1)) {
    if (current[key] === undefined) {
      // ok: prototype-pollution
      current[key] = {};
    } else {
      // ok: prototype-pollution
      current[key] = { ...current[key] };
    }
    current = current[key];
  }
  return result;
}

module.exports = { merge, mergeDeep, setPath, setNested };
