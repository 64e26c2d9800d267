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
  const info = fs.statSync(file);
  if (info.mode & 2) {
    // expect: race-condition
    fs.chmodSync(file, 0o600);
  }
}

function other(a, b) {
  if (fs.existsSync(a)) {
    // ok: race-condition
    fs.writeFileSync(b, 'x');
  }
}

module.exports = { create, createAtOnce, createNew, open, other };
