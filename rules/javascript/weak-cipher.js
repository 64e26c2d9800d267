const crypto = require('crypto');
const CryptoJS = require('crypto-js');

function encrypt(key, text) {
  // expect: weak-cipher
  const a = crypto.createCipheriv('des-ede3-cbc', key, crypto.randomBytes(8));
  // expect: weak-cipher
  const b = crypto.createCipheriv('aes-256-ecb', key, null);
  // expect: weak-cipher
  const c = crypto.createCipher('aes-256-cbc', key);
  // ok: weak-cipher
  const d = crypto.createCipheriv('aes-256-gcm', key, crypto.randomBytes(12));
  // expect: weak-cipher
  const e = CryptoJS.DES.encrypt(text, key);
  // expect: weak-cipher
  const f = CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.ECB });
  // ok: weak-cipher
  const g = CryptoJS.AES.encrypt(text, key);
  // ok: weak-cipher
  const h = crypto.createCipheriv('chacha20-poly1305', key, crypto.randomBytes(12));
  return [a, b, c, d, e, f, g, h];
}

module.exports = { encrypt };
