const express = require("express");
const multer = require("multer");
const path = require("path");

const app = express();

const any = multer.diskStorage({
  destination: "uploads/",
  filename(req, file, cb) {
    // expect: unrestricted-upload
    cb(null, Date.now() + file.originalname);
  },
});

const images = multer.diskStorage({
  destination: "uploads/",
  filename(req, file, cb) {
    if (![".png", ".jpg"].includes(path.extname(file.originalname))) {
      return cb(new Error("no image"));
    }
    // ok: unrestricted-upload
    cb(null, Date.now() + file.originalname);
  },
});

app.post("/any", multer({ storage: any }).single("file"), (req, res) => res.end());
app.post("/images", multer({ storage: images }).single("file"), (req, res) => res.end());

app.post("/moved", (req, res) => {
  const sent = req.files.sent;
  // expect: unrestricted-upload
  sent.mv("/srv/uploads/" + sent.name);
  res.end();
});

app.post("/checked", (req, res) => {
  const sent = req.files.sent;
  if (sent.mimetype !== "image/png") {
    return res.status(400).end();
  }
  // ok: unrestricted-upload
  sent.mv("/srv/uploads/" + sent.name);
  res.end();
});
