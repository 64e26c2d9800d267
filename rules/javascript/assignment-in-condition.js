function remove(user, res) {
  // expect: assignment-in-condition
  if (user.isAdmin = true) {
    res.end();
  }
  // ok: assignment-in-condition
  if (user.isAdmin === true) {
    res.end();
  }
  // expect: assignment-in-condition
  if (user.role = 'admin') {
    res.end();
  }
  // ok: assignment-in-condition
  user.role = 'guest';
}

module.exports = { remove };
