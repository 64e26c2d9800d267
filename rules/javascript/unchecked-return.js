const bcrypt = require('bcrypt');
const crypto = require('crypto');
const { validationResult } = require('express-validator');

async function login(req, res, user) {
  // expect: unchecked-return
  bcrypt.compareSync(req.body.password, user.hash);
  // expect: unchecked-return
  await bcrypt.compare(req.body.password, user.hash);
  // expect: unchecked-return
  if (bcrypt.compare(req.body.password, user.hash)) {
    res.end();
  }
  // ok: unchecked-return
  if (await bcrypt.compare(req.body.password, user.hash)) {
    res.end();
  }
  // ok: unchecked-return
  const same = bcrypt.compareSync(req.body.password, user.hash);
  // ok: unchecked-return
  bcrypt.compare(req.body.password, user.hash, (error, equal) => res.json(equal));
  // expect: unchecked-return
  crypto.timingSafeEqual(req.body.mac, user.mac);
  // expect: unchecked-return
  validationResult(req);
  // ok: unchecked-return
  const errors = validationResult(req);
  // expect: unchecked-return
  req.body.name.replace(/</g, '');
  return same && errors.isEmpty();
}

module.exports = { login };
