const jwt = require('jsonwebtoken');
const fs = require('fs');

function userOf(token) {
  let claims = { role: 'guest' };
  try {
    claims = jwt.verify(token, process.env.KEY);
    // expect: swallowed-error
  } catch (error) {
    // goes on
  }
  return claims;
}

function userOrThrow(token) {
  try {
    return jwt.verify(token, process.env.KEY);
    // ok: swallowed-error
  } catch (error) {
    throw new Error('not logged in', { cause: error });
  }
}

function exists(file) {
  try {
    fs.statSync(file);
    return true;
    // ok: swallowed-error
  } catch {
    return false;
  }
}

function stay() {
  // expect: swallowed-error
  process.on('uncaughtException', (error) => {
    console.error(error);
  });
}

function stop() {
  // ok: swallowed-error
  process.on('uncaughtException', (error) => {
    console.error(error);
    process.exit(1);
  });
}

module.exports = { userOf, userOrThrow, exists, stay, stop };
