const crypto = require("crypto");

function verifySignature(body, signature) {
  // TODO: compare with the key
  // expect: security-stub
  return true;
}

const authenticate = (user, password) => {
  // expect: security-stub
  return true;
};

function verifyToken(token, known) {
  // ok: security-stub
  return crypto.timingSafeEqual(token, known);
}

function hasPermission(user, role) {
  if (user.role === role) {
    // ok: security-stub
    return true;
  }
  return false;
}

function isVisible(item) {
  // ok: security-stub
  return true;
}
