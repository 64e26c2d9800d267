const mysql = require('mysql2');
const bcrypt = require('bcrypt');

// expect: default-credentials
const adminPassword = 'admin123';
// ok: default-credentials
const labels = { password: 'Password', login: 'Log in' };

function login(username, password, user) {
  // expect: default-credentials
  if (username === 'admin' && password === 'admin') {
    return true;
  }
  // ok: default-credentials
  if (password === '') {
    return false;
  }
  // ok: default-credentials
  return bcrypt.compareSync(password, user.hash);
}

// expect: default-credentials
mysql.createConnection({ host: 'db', user: 'root', password: 'changeme' });
// ok: default-credentials
mysql.createConnection({ host: 'db', user: 'root', password: process.env.DB_PASSWORD });

module.exports = { login, labels, adminPassword };
