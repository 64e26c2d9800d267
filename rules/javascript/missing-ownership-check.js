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

module.exports = router;
