const mongoose = require('mongoose');
const User = require('./models/user');
const { z } = require('zod');

const Login = z.object({ name: z.string(), password: z.string() });

async function login(req, res) {
  // expect: nosql-injection
  const user = await User.findOne({ name: req.body.name, password: req.body.password });
  // ok: nosql-injection
  const same = await User.findOne({ name: String(req.body.name) });
  // ok: nosql-injection
  const byId = await User.findOne({ _id: new mongoose.Types.ObjectId(req.body.id) });
  const body = Login.parse(req.body);
  // ok: nosql-injection
  const checked = await User.findOne({ name: body.name });
  res.json({ user, same, byId, checked });
}

async function remove(req, res) {
  const { name } = req.body;
  if (typeof name !== 'string') {
    return res.sendStatus(400);
  }
  // ok: nosql-injection
  await User.deleteMany({ name });
  // expect: nosql-injection
  await User.deleteMany({ owner: req.query.owner });
  // ok: nosql-injection
  await User.deleteMany({ owner: req.params.owner });
  // expect: nosql-injection
  await User.find({ $where: `this.owner == '${req.query.owner}'` });
  // ok: nosql-injection
  await User.find({ $where: 'this.owner == this.author' });
  // ok: nosql-injection
  const first = [1, 2].find((n) => n > req.query.limit);
  res.json(first);
}

module.exports = { login, remove };
