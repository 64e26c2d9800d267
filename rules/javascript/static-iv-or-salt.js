const crypto = require('crypto');
const bcrypt = require('bcrypt');
const CryptoJS = require('crypto-js');

function protect(key, password, text) {
  // expect: static-iv-or-salt
  const a = crypto.createCipheriv('aes-256-cbc', key, '1234567890123456');
  // expect: static-iv-or-salt
  const b = crypto.createCipheriv('aes-256-cbc', key, Buffer.alloc(16));
  const iv = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
  // expect: static-iv-or-salt
  const c = crypto.createCipheriv('aes-256-cbc', key, iv);
  const fresh = crypto.randomBytes(16);
  // ok: static-iv-or-salt
  const d = crypto.createCipheriv('aes-256-cbc', key, fresh);
  // expect: static-iv-or-salt
  const e = crypto.pbkdf2Sync(password, 'salt', 600000, 32, 'sha256');
  // ok: static-iv-or-salt
  const f = crypto.scryptSync(password, crypto.randomBytes(16), 32);
  // expect: static-iv-or-salt
  const g = bcrypt.hashSync(password, '$2b$12$abcdefghijklmnopqrstuv');
  // ok: static-iv-or-salt
  const h = bcrypt.hashSync(password, 12);
  // expect: static-iv-or-salt
  const i = CryptoJS.AES.encrypt(text, key, { iv: CryptoJS.enc.Hex.parse('00010203') });
  return [a, b, c, d, e, f, g, h, i];
}

module.exports = { protect };
