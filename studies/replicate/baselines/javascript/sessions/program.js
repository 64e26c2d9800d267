'use strict';

// Users and sessions. Commands on standard input: signup NAME PASSWORD, signin NAME PASSWORD, me SESSION, signout SESSION, tick SECONDS.
// A session is written #1, #2 … in the order of their making, because the sessions themselves are random.

const crypto = require('node:crypto');
const readline = require('node:readline');

const LIFETIME = 900;
const MAX_USERS = 1000;
const MAX_SESSIONS = 5000;
const MAX_FAILURES = 3;
const NAME = /^[a-z][a-z0-9]{1,15}$/;

class Refused extends Error {}

class Sessions {
  constructor() {
    this.users = new Map();
    this.sessions = new Map();
    this.issued = [];
    this.now = 0;
  }

  signup(name, password) {
    if (!NAME.test(name)) {
      throw new Refused('bad name');
    }
    if (password.length < 10 || password.length > 100) {
      throw new Refused('bad password');
    }
    if (this.users.size >= MAX_USERS) {
      throw new Refused('full');
    }
    if (this.users.has(name)) {
      throw new Refused('taken');
    }
    const salt = crypto.randomBytes(16);
    this.users.set(name, { salt, hash: hash(password, salt), failures: 0 });
    return 'signed up';
  }

  signin(name, password) {
    const user = this.users.get(name);
    if (user === undefined) {
      throw new Refused('denied');
    }
    if (user.failures >= MAX_FAILURES) {
      throw new Refused('locked');
    }
    if (!crypto.timingSafeEqual(hash(password, user.salt), user.hash)) {
      user.failures += 1;
      throw new Refused('denied');
    }
    user.failures = 0;
    this.forgetOld();
    if (this.sessions.size >= MAX_SESSIONS) {
      throw new Refused('busy');
    }
    const id = crypto.randomBytes(32).toString('hex');
    this.sessions.set(id, { name, ends: this.now + LIFETIME });
    this.issued.push(id);
    return `session #${this.issued.length}`;
  }

  me(id) {
    return this.open(id).name;
  }

  signout(id) {
    this.open(id);
    this.sessions.delete(id);
    return 'signed out';
  }

  tick(text) {
    if (!/^[0-9]{1,6}$/.test(text)) {
      throw new Refused('bad time');
    }
    this.now += Number(text);
    return 'later';
  }

  open(id) {
    const session = this.sessions.get(id);
    if (session === undefined || session.ends <= this.now) {
      throw new Refused('not signed in');
    }
    return session;
  }

  forgetOld() {
    for (const [id, session] of this.sessions) {
      if (session.ends <= this.now) {
        this.sessions.delete(id);
      }
    }
  }

  named(text) {
    const match = /^#([0-9]{1,5})$/.exec(text);
    const index = match === null ? -1 : Number(match[1]) - 1;
    return index >= 0 && index < this.issued.length ? this.issued[index] : text;
  }
}

function hash(password, salt) {
  return crypto.scryptSync(password, salt, 32, { N: 16384, r: 8, p: 1 });
}

function answer(sessions, line) {
  const [command, first, second, ...more] = line.trim().split(/ +/);
  if (more.length > 0 || first === undefined) {
    throw new Refused('what?');
  }
  switch (command) {
    case 'signup':
      return sessions.signup(first, second ?? '');
    case 'signin':
      return sessions.signin(first, second ?? '');
    case 'me':
      return sessions.me(sessions.named(first));
    case 'signout':
      return sessions.signout(sessions.named(first));
    case 'tick':
      return sessions.tick(first);
    default:
      throw new Refused('what?');
  }
}

async function main() {
  const sessions = new Sessions();
  for await (const line of readline.createInterface({ input: process.stdin })) {
    try {
      console.log(answer(sessions, line));
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
      console.log(error.message);
    }
  }
}

main();
