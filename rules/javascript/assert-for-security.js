function remove(req, res) {
  // expect: assert-for-security
  console.assert(req.user.isAdmin, 'not allowed');
  // expect: assert-for-security
  console.assert(hasPermission(req.user, 'delete'));
  // ok: assert-for-security
  console.assert(req.items.length);
  if (!req.user.isAdmin) {
    // ok: assert-for-security
    return res.sendStatus(403);
  }
  return res.end();
}

function hasPermission(user, name) {
  return user.permissions.includes(name);
}

module.exports = { remove };
