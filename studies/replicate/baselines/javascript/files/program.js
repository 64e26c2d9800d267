'use strict';

// Files below one folder. Commands on standard input: put NAME TEXT, get NAME, drop NAME, list, link NAME TARGET.

const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');

const MAX_BYTES = 2000;
const MAX_FILES = 50;
const NAME = /^[a-z0-9][a-z0-9_.-]{0,39}$/;

class Refused extends Error {}

class Store {
  constructor(folder) {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.folder = fs.realpathSync(folder);
  }

  put(name, text) {
    if (Buffer.byteLength(text) > MAX_BYTES) {
      throw new Refused('too large');
    }
    const file = this.place(name);
    const names = this.names();
    if (!names.includes(name) && names.length >= MAX_FILES) {
      throw new Refused('full');
    }
    // A new file that takes the old one's place: a link there is replaced, never followed.
    const fresh = path.join(this.folder, `.${name}.new`);
    fs.rmSync(fresh, { force: true });
    fs.writeFileSync(fresh, text, { flag: 'wx', mode: 0o600 });
    fs.renameSync(fresh, file);
    return `kept ${Buffer.byteLength(text)}`;
  }

  get(name) {
    const handle = this.open(name);
    try {
      if (!fs.fstatSync(handle).isFile()) {
        throw new Refused('no such file');
      }
      return fs.readFileSync(handle, 'utf8');
    } finally {
      fs.closeSync(handle);
    }
  }

  drop(name) {
    const file = this.place(name);
    if (!this.names().includes(name)) {
      throw new Refused('no such file');
    }
    fs.unlinkSync(file);
    return 'dropped';
  }

  list() {
    return this.names().join(' ') || 'nothing';
  }

  // Only for tests of the refusal: makes a link inside of the folder.
  link(name, target) {
    fs.symlinkSync(target, this.place(name));
    return 'linked';
  }

  open(name) {
    try {
      return fs.openSync(this.place(name), fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW);
    } catch (error) {
      if (error.code === 'ENOENT' || error.code === 'ELOOP') {
        throw new Refused('no such file');
      }
      throw error;
    }
  }

  place(name) {
    if (!NAME.test(name)) {
      throw new Refused('bad name');
    }
    const file = path.resolve(this.folder, name);
    if (path.dirname(file) !== this.folder) {
      throw new Refused('bad name');
    }
    return file;
  }

  names() {
    return fs
      .readdirSync(this.folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort();
  }
}

function answer(store, line) {
  const match = /^(\w+)(?: (\S+))?(?: (.*))?$/.exec(line.trim());
  const [command, name, rest] = match === null ? [] : match.slice(1);
  switch (command) {
    case 'put':
      return store.put(name ?? '', rest ?? '');
    case 'get':
      return store.get(name ?? '');
    case 'drop':
      return store.drop(name ?? '');
    case 'list':
      return store.list();
    case 'link':
      return store.link(name ?? '', rest ?? '');
    default:
      throw new Refused('what?');
  }
}

async function main() {
  const store = new Store('store');
  for await (const line of readline.createInterface({ input: process.stdin })) {
    try {
      console.log(answer(store, line));
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
      console.log(error.message);
    }
  }
}

main();
