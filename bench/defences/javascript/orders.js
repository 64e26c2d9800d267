const express = require("express");
const rateLimit = require("express-rate-limit");
const csurf = require("csurf");
const escapeHtml = require("escape-html");
const { requireLogin, requireRole } = require("./auth");
const db = require("./db");
const audit = require("./audit");

const router = express.Router();
const csrfProtection = csurf({ cookie: true });
const loginLimiter = rateLimit({ windowMs: 60000, max: 5 });

function belongsTo(order, user) {
  return order.userId === user.id;
}

// defence: authentication requireLogin
router.get("/orders/:id", requireLogin, async (req, res) => {
  // defence: parameterisation
  const rows = await db.query("SELECT * FROM orders WHERE id = ?", [req.params.id]);
  const order = rows[0];
  // defence: null-check
  if (!order) {
    return res.status(404).end();
  }
  // defence: authorisation
  if (!belongsTo(order, req.user)) {
    // defence: logging
    audit.warn("order of somebody else", req.user.id);
    return res.status(403).end();
  }
  // defence: escaping escapeHtml
  res.send("<h1>" + escapeHtml(order.title) + "</h1>");
});

// defence: authentication requireLogin
// defence: csrf csrfProtection
router.post("/orders", requireLogin, csrfProtection, async (req, res, next) => {
  const { items, note } = req.body;
  // defence: validation
  if (!Array.isArray(items) || items.length === 0) {
    return res.status(400).json({ error: "no items" });
  }
  // defence: bounds-check
  if (items.length > 100) {
    return res.status(413).json({ error: "too many" });
  }
  // defence: error-handling
  try {
    // defence: parameterisation
    await db.query("INSERT INTO orders (note) VALUES (?)", [note]);
    res.status(201).end();
  } catch (error) {
    audit.error("order was not kept", error);
    next(error);
  }
});

// defence: authorisation requireRole
router.delete("/orders/:id", requireLogin, requireRole("admin"), async (req, res) => {
  const id = Number(req.params.id);
  // defence: validation
  if (!Number.isInteger(id)) {
    return res.sendStatus(400);
  }
  await db.query("DELETE FROM orders WHERE id = ?", [id]);
  // defence: logging
  audit.info("order deleted", id, req.user.id);
  res.sendStatus(204);
});

// defence: rate-limit loginLimiter
router.post("/login", loginLimiter, async (req, res) => {
  const user = await db.userBy(req.body.name);
  // defence: authentication
  if (!user || !(await user.hasPassword(req.body.password))) {
    return res.sendStatus(401);
  }
  req.session.userId = user.id;
  // defence: csrf httpOnly
  res.cookie("remember", user.token, { httpOnly: true, secure: true });
  res.sendStatus(204);
});

module.exports = router;
