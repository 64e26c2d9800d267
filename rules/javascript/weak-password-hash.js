const crypto = require('crypto');
const bcrypt = require('bcryptjs');
const md5 = require('md5');

async function store(password, file) {
  // expect: weak-password-hash
  const a = crypto.createHash('sha256').update(password).digest('hex');
  // ok: weak-password-hash
  const b = crypto.createHash('sha256').update(file).digest('hex');
  // expect: weak-password-hash
  const c = md5(password);
  // expect: weak-password-hash
  const d = await bcrypt.hash(password, 4);
  // ok: weak-password-hash
  const e = await bcrypt.hash(password, 12);
  // expect: weak-password-hash
  const f = crypto.pbkdf2Sync(password, crypto.randomBytes(16), 1000, 32, 'sha512');
  // ok: weak-password-hash
  const g = crypto.pbkdf2Sync(password, crypto.randomBytes(16), 600000, 32, 'sha256');
  // expect: weak-password-hash
  const h = crypto.scryptSync(password, crypto.randomBytes(16), 32, { N: 1024 });
  // ok: weak-password-hash
  const i = crypto.scryptSync(password, crypto.randomBytes(16), 32);
  return [a, b, c, d, e, f, g, h, i];
}

module.exports = { store };
