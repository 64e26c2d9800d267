const User = require('./models/user');
const prisma = require('./prisma');
const _ = require('lodash');

async function create(req, res) {
  // expect: mass-assignment
  const a = await User.create(req.body);
  // ok: mass-assignment
  const b = await User.create({ name: req.body.name, mail: req.body.mail });
  // expect: mass-assignment
  const c = new User(req.body);
  // ok: mass-assignment
  const d = await User.create(_.pick(req.body, ['name', 'mail']));
  // expect: mass-assignment
  const e = await User.create({ ...req.body, active: true });
  res.json([a, b, c, d, e]);
}

async function update(req, res) {
  // expect: mass-assignment
  await User.findByIdAndUpdate(req.params.id, req.body);
  // ok: mass-assignment
  await User.findByIdAndUpdate(req.params.id, { name: req.body.name });
  // expect: mass-assignment
  Object.assign(req.user, req.body);
  // expect: mass-assignment
  await prisma.user.update({ where: { id: 1 }, data: req.body });
  // ok: mass-assignment
  await prisma.user.update({ where: { id: 1 }, data: { name: req.body.name } });
  const { name } = req.body;
  // ok: mass-assignment
  await User.findByIdAndUpdate(req.params.id, { name });
  res.end();
}

module.exports = { create, update };
