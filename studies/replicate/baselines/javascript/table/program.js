'use strict';

// A table of people, kept in a file. Commands on standard input: add JSON, get ID, find FIELD OPERATOR VALUE, update ID JSON,
// remove ID, save, load.

const fs = require('node:fs');
const readline = require('node:readline');

const FILE = 'people.json';
const MAX_ROWS = 500;
const MAX_LINE = 400;
const MAX_FILE = 400_000;
const FIELDS = {
  name: (value) => typeof value === 'string' && value.length >= 1 && value.length <= 60,
  age: (value) => Number.isInteger(value) && value >= 0 && value <= 150,
  town: (value) => typeof value === 'string' && value.length <= 60,
};
const OPERATORS = {
  is: (a, b) => String(a) === b,
  under: (a, b) => typeof a === 'number' && a < Number(b),
  over: (a, b) => typeof a === 'number' && a > Number(b),
  has: (a, b) => typeof a === 'string' && a.includes(b),
};

class Refused extends Error {}

class Table {
  constructor() {
    this.rows = new Map();
    this.last = 0;
  }

  add(text) {
    if (this.rows.size >= MAX_ROWS) {
      throw new Refused('full');
    }
    const row = checked({ name: '', age: 0, town: '' }, parse(text));
    this.last += 1;
    this.rows.set(this.last, row);
    return String(this.last);
  }

  get(id) {
    return JSON.stringify(this.row(id));
  }

  update(id, text) {
    this.rows.set(Number(id), checked(this.row(id), parse(text)));
    return 'updated';
  }

  remove(id) {
    this.row(id);
    this.rows.delete(Number(id));
    return 'removed';
  }

  // Fields and operators are looked up among our own; what a user wrote is only ever compared.
  find(field, operator, value) {
    if (!Object.hasOwn(FIELDS, field) || !Object.hasOwn(OPERATORS, operator)) {
      throw new Refused('no such question');
    }
    const found = [...this.rows].filter(([, row]) => OPERATORS[operator](row[field], value));
    return found.map(([id]) => id).join(' ') || 'nobody';
  }

  save() {
    const fresh = `${FILE}.new`;
    fs.rmSync(fresh, { force: true });
    fs.writeFileSync(fresh, JSON.stringify({ last: this.last, rows: [...this.rows] }), { flag: 'wx', mode: 0o600 });
    fs.renameSync(fresh, FILE);
    return `saved ${this.rows.size}`;
  }

  load() {
    const { last, rows } = readSaved();
    if (!Number.isSafeInteger(last) || !Array.isArray(rows) || rows.length > MAX_ROWS) {
      throw new Refused('the file is damaged');
    }
    const fresh = new Map();
    for (const [id, row] of rows) {
      if (!Number.isInteger(id) || id < 1 || id > last) {
        throw new Refused('the file is damaged');
      }
      fresh.set(id, checked({ name: '', age: 0, town: '' }, row));
    }
    this.rows = fresh;
    this.last = last;
    return `loaded ${this.rows.size}`;
  }

  row(id) {
    const row = /^[1-9][0-9]{0,5}$/.test(id) ? this.rows.get(Number(id)) : undefined;
    if (row === undefined) {
      throw new Refused('nobody');
    }
    return row;
  }
}

function readSaved() {
  let handle;
  try {
    handle = fs.openSync(FILE, fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW);
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ELOOP') {
      throw new Refused('nothing is saved');
    }
    throw error;
  }
  try {
    if (fs.fstatSync(handle).size > MAX_FILE) {
      throw new Refused('the file is damaged');
    }
    return parse(fs.readFileSync(handle, 'utf8'));
  } finally {
    fs.closeSync(handle);
  }
}

function parse(text) {
  try {
    const value = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      return value;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
  }
  throw new Refused('bad data');
}

// A copy of the row with the known fields that were given; anything else is refused.
function checked(row, given) {
  const result = { name: row.name, age: row.age, town: row.town };
  for (const [field, value] of Object.entries(given)) {
    if (!Object.hasOwn(FIELDS, field) || !FIELDS[field](value)) {
      throw new Refused('bad data');
    }
    if (field === 'name') {
      result.name = value;
    } else if (field === 'age') {
      result.age = value;
    } else {
      result.town = value;
    }
  }
  if (!FIELDS.name(result.name)) {
    throw new Refused('bad data');
  }
  return result;
}

function answer(table, line) {
  if (line.length > MAX_LINE) {
    throw new Refused('too long');
  }
  const [command, first = '', second = '', ...more] = line.trim().split(' ');
  const rest = line.trim().slice(command.length + 1);
  switch (command) {
    case 'add':
      return table.add(rest);
    case 'get':
      return table.get(first);
    case 'find':
      return table.find(first, second, more.join(' '));
    case 'update':
      return table.update(first, rest.slice(first.length + 1));
    case 'remove':
      return table.remove(first);
    case 'save':
      return table.save();
    case 'load':
      return table.load();
    default:
      throw new Refused('what?');
  }
}

async function main() {
  const table = new Table();
  for await (const line of readline.createInterface({ input: process.stdin })) {
    try {
      console.log(answer(table, line));
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
      console.log(error.message);
    }
  }
}

main();
