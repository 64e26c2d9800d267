const crypto = require('crypto');

function newUser(mail) {
  // expect: weak-randomness
  const token = Math.random().toString(36).slice(2);
  // ok: weak-randomness
  const resetToken = crypto.randomBytes(32).toString('hex');
  // ok: weak-randomness
  const color = Math.floor(Math.random() * 360);
  return { mail, token, resetToken, color };
}

function generatePassword(length) {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  let text = '';
  for (let i = 0; i < length; i++) {
    // expect: weak-randomness
    text += letters[Math.floor(Math.random() * letters.length)];
  }
  return text;
}

function sendCode(user) {
  // expect: weak-randomness
  user.verificationCode = Math.floor(100000 + Math.random() * 900000);
  // ok: weak-randomness
  user.verificationCode = crypto.randomInt(100000, 1000000);
  // ok: weak-randomness
  user.delay = Math.random() * 1000;
  // expect: weak-randomness
  return { otp: String(Math.random()).slice(2, 8) };
}

module.exports = { newUser, generatePassword, sendCode };
