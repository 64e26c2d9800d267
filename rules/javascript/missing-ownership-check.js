const express = require("express");
const { Order } = require("./models");

const router = express.Router();

router.get("/orders/:id", async (req, res) => {
  // ok: missing-ownership-check
  const order = await Order.findOne({ _id: req.params.id, owner: req.user.id });
  res.json(order);
});

router.get("/orders/:id/bill", async (req, res) => {
  // expect: missing-ownership-check
  const order = await Order.findById(req.params.id);
  res.json(order.bill);
});

router.delete("/orders/:id", async (req, res) => {
  // expect: missing-ownership-check
  await Order.deleteOne({ _id: req.params.id });
  res.end();
});

router.get("/orders/:id/title", async (req, res) => {
  // ok: missing-ownership-check
  const order = await Order.findById(req.params.id);
  if (order.owner !== req.user.id) {
    return res.status(404).end();
  }
  res.json(order.title);
});

router.get("/orders/first", async (req, res) => {
  // ok: missing-ownership-check
  res.json(await Order.findById("1"));
});

router.get("/notes/:id", async (req, res) => {
  const notes = await Note.list();
  // expect: missing-ownership-check
  const note = notes.find((n) => n.id === req.params.id);
  res.json(note.text);
});

router.get("/notes/:id/title", async (req, res) => {
  const notes = await Note.list();
  // ok: missing-ownership-check
  const note = notes.find((n) => n.id === req.params.id && n.ownerId === req.user.id);
  res.json(note.title);
});

router.get("/notes/:id/bill", async (req, res) => {
  const notes = await Note.list();
  // ok: missing-ownership-check
  const note = notes.find((n) => n.id === req.params.id);
  if (note.ownerId !== req.user.id) {
    return res.status(404).end();
  }
  res.json(note.bill);
});

module.exports = router;
