const jwt = require("jsonwebtoken");
const bcrypt = require("bcrypt");
const { Mutex } = require("async-mutex");
const sanitizeHtml = require("sanitize-html");
const store = require("./store");
const log = require("./log");

const balance = new Mutex();

async function signIn(name, password, attempts) {
  // defence: rate-limit
  await attempts.consume(name);
  // defence: validation
  if (typeof name !== "string" || name.length > 64) {
    throw new TypeError("no name");
  }
  const user = await store.find(name);
  // defence: null-check
  if (user == null) {
    return null;
  }
  // defence: authentication
  if (!(await bcrypt.compare(password, user.hash))) {
    // defence: logging
    log.warn("sign-in failed", user.id);
    return null;
  }
  return jwt.sign({ sub: user.id }, process.env.KEY, { expiresIn: "1h" });
}

function userOf(token) {
  // defence: error-handling
  try {
    return jwt.verify(token, process.env.KEY, { algorithms: ["HS256"] });
  } catch (error) {
    log.info("token refused", error.message);
    return null;
  }
}

function checkOwner(user, profile) {
  // defence: authorisation
  if (profile.ownerId !== user.id && !user.isAdmin) {
    throw new Error("forbidden");
  }
}

async function updateProfile(token, id, changes) {
  const user = userOf(token);
  // defence: authentication
  if (!user) {
    throw new Error("sign in first");
  }
  const profile = await store.profile(id);
  // defence: authorisation
  checkOwner(user, profile);
  // defence: escaping sanitizeHtml
  profile.about = sanitizeHtml(changes.about);
  // defence: validation
  if (changes.age !== undefined && !Number.isInteger(changes.age)) {
    throw new RangeError("age");
  }
  await store.save(profile);
}

async function transfer(from, to, amount) {
  // defence: bounds-check
  if (!(amount > 0) || amount > 10000) {
    throw new RangeError("amount");
  }
  const release = await balance.acquire();
  // defence: resource-release finally
  try {
    await store.move(from, to, amount);
  } finally {
    release();
  }
  // defence: logging
  log.info("moved", from, to, amount);
}

module.exports = { signIn, userOf, updateProfile, transfer };
