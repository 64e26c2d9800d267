const express = require("express");
const { requireLogin } = require("./auth");
const notes = require("./notes");

const router = express.Router();

// ok: missing-authorisation
router.post("/notes", requireLogin, (req, res) => {
  res.json(notes.add(req.user, req.body.text));
});

// expect: missing-authorisation
router.delete("/notes/:id", (req, res) => {
  notes.remove(Number(req.params.id));
  res.sendStatus(204);
});

// ok: missing-authorisation
router.get("/notes", (req, res) => {
  res.json(notes.all());
});

// ok: missing-authorisation
router.post("/login", (req, res) => {
  res.json(notes.signIn(req.body.name));
});

module.exports = router;
