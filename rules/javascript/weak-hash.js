const crypto = require('crypto');
const { createHash } = require('node:crypto');
const CryptoJS = require('crypto-js');
const md5 = require('md5');

function hashes(text) {
  // expect: weak-hash
  const a = crypto.createHash('md5').update(text).digest('hex');
  // expect: weak-hash
  const b = createHash('SHA1').update(text).digest('hex');
  // ok: weak-hash
  const c = createHash('sha256').update(text).digest('hex');
  // expect: weak-hash
  const d = CryptoJS.MD5(text).toString();
  // ok: weak-hash
  const e = CryptoJS.SHA256(text).toString();
  // expect: weak-hash
  const f = md5(text);
  const name = 'md' + '5';
  // expect: weak-hash
  const g = crypto.createHash(name);
  let algorithm = 'md5';
  if (text.length >= 0) {
    algorithm = 'sha512';
  }
  algorithm = 'sha512';
  // ok: weak-hash
  const h = crypto.createHash(algorithm);
  // expect: weak-hash
  const i = crypto.createSign('RSA-SHA1');
  // ok: weak-hash
  const j = crypto.createHmac('sha1', process.env.KEY);
  return [a, b, c, d, e, f, g, h, i, j];
}

module.exports = { hashes };
