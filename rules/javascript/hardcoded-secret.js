const jwt = require('jsonwebtoken');
const crypto = require('crypto');
const session = require('express-session');
const mysql = require('mysql2');

// expect: hardcoded-secret
const apiKey = 'f3A9c27b1Dq88Zx0';
// expect: hardcoded-secret
const JWT_SECRET = process.env.JWT_SECRET || 'k3yF0rT0kens!2024';
// ok: hardcoded-secret
const clientSecret = process.env.CLIENT_SECRET;
// ok: hardcoded-secret
const passwordField = 'password';
// ok: hardcoded-secret
const password = '';
// ok: hardcoded-secret
const secret = 'your-secret-here';

const connection = mysql.createConnection({
  host: 'localhost',
  user: 'app',
  // expect: hardcoded-secret
  password: 'Tr0ub4dor&3x',
});

const other = mysql.createConnection({
  host: 'localhost',
  // ok: hardcoded-secret
  password: process.env.DB_PASSWORD,
});

// expect: hardcoded-secret
const uri = 'mongodb://admin:s3cr3tPw@db.example.org:27017/app';
// ok: hardcoded-secret
const localUri = 'mongodb://localhost:27017/app';

function token(user) {
  // expect: hardcoded-secret
  const a = jwt.sign({ id: user.id }, 'shhhhh');
  // ok: hardcoded-secret
  const b = jwt.sign({ id: user.id }, process.env.JWT_KEY);
  // expect: hardcoded-secret
  const c = crypto.createHmac('sha256', 'fixed key').update(user.id).digest('hex');
  // ok: hardcoded-secret
  const d = crypto.createHmac('sha256', clientSecret).update(user.id).digest('hex');
  return [a, b, c, d];
}

// expect: hardcoded-secret
const sessions = session({ secret: 'keyboard cat', resave: false });
// ok: hardcoded-secret
const safeSessions = session({ secret: process.env.SESSION_SECRET, resave: false });

module.exports = { apiKey, JWT_SECRET, passwordField, password, secret, connection, other, uri, localUri, token, sessions, safeSessions };
