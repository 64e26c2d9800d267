const fs = require('fs');

function create(file, text) {
  if (!fs.existsSync(file)) {
    // expect: race-condition
    fs.writeFileSync(file, text);
  }
}

function createAtOnce(file, text) {
  // ok: race-condition
  fs.writeFileSync(file, text, { flag: 'wx' });
}

function createNew(file, text) {
  if (!fs.existsSync(file)) {
    // ok: race-condition
    fs.writeFileSync(file, text, { flag: 'wx' });
  }
}

function open(file) {
  const info = fs.lstatSync(file);
  if (!info.isSymbolicLink()) {
    // expect: race-condition
    fs.chmodSync(file, 0o600);
  }
}

function makeExecutable(file) {
  const info = fs.statSync(file);
  // ok: race-condition
  fs.chmodSync(file, info.mode | 0o100);
}

function update(file, text) {
  if (fs.existsSync(file)) {
    if (fs.readFileSync(file, 'utf8') === text) {
      return;
    }
  }
  // ok: race-condition
  fs.writeFileSync(file, text);
}

function save(file, text) {
  const isNew = !fs.existsSync(file);
  // ok: race-condition
  fs.writeFileSync(file, text);
  return isNew;
}

function other(a, b) {
  if (fs.existsSync(a)) {
    // ok: race-condition
    fs.writeFileSync(b, 'x');
  }
}

module.exports = { create, createAtOnce, createNew, open, other };
