'use strict';

// Letters from templates. Commands on standard input: template NAME TEXT, set NAME VALUE, fill NAME, plain NAME, names.
// A template has {{name}}, {{#list}}…{{/list}} over values with commas, and {{?name}}…{{/name}} for values that are there.

const readline = require('node:readline');

const MAX_TEXT = 500;
const MAX_OUTPUT = 2000;
const MAX_NAMES = 100;
const MAX_DEPTH = 4;
const NAME = /^[a-z][a-z0-9]{0,19}$/;
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

class Refused extends Error {}

class Letters {
  constructor() {
    this.templates = new Map();
    this.values = new Map();
  }

  template(name, text) {
    this.templates.set(this.checked(name, this.templates), parse(limited(text)));
    return 'kept';
  }

  set(name, value) {
    this.values.set(this.checked(name, this.values), limited(value));
    return 'set';
  }

  fill(name, asText) {
    const template = this.templates.get(name);
    if (template === undefined) {
      throw new Refused('no such template');
    }
    return render(template, new Map(this.values), asText ? (text) => text : escape);
  }

  names() {
    return [...this.templates.keys()].sort().join(' ') || 'nothing';
  }

  checked(name, map) {
    if (!NAME.test(name)) {
      throw new Refused('bad name');
    }
    if (!map.has(name) && map.size >= MAX_NAMES) {
      throw new Refused('full');
    }
    return name;
  }
}

function limited(text) {
  if (text.length > MAX_TEXT) {
    throw new Refused('too long');
  }
  return text;
}

function escape(text) {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]);
}

// A template becomes a tree of parts; nothing of it is ever run as a program.
function parse(text) {
  const root = { kind: 'all', name: '', parts: [] };
  const open = [root];
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf('{{', at);
    if (start < 0) {
      break;
    }
    const end = text.indexOf('}}', start);
    if (end < 0) {
      throw new Refused('a mark has no end');
    }
    open.at(-1).parts.push({ kind: 'text', text: text.slice(at, start) });
    addMark(open, text.slice(start + 2, end));
    at = end + 2;
  }
  if (open.length > 1) {
    throw new Refused(`${open.at(-1).name} has no end`);
  }
  root.parts.push({ kind: 'text', text: text.slice(at) });
  return root;
}

function addMark(open, mark) {
  const sign = mark.charAt(0);
  const name = '#?/'.includes(sign) ? mark.slice(1) : mark;
  if (!NAME.test(name)) {
    throw new Refused('bad mark');
  }
  if (sign === '/') {
    if (open.length === 1 || open.at(-1).name !== name) {
      throw new Refused(`${name} ends where it did not begin`);
    }
    open.pop();
    return;
  }
  if (sign !== '#' && sign !== '?') {
    open.at(-1).parts.push({ kind: 'value', name });
    return;
  }
  if (open.length > MAX_DEPTH) {
    throw new Refused('too deep');
  }
  const part = { kind: sign === '#' ? 'each' : 'if', name, parts: [] };
  open.at(-1).parts.push(part);
  open.push(part);
}

function render(part, values, show) {
  const text = part.parts.map((inner) => renderOne(inner, values, show)).join('');
  if (text.length > MAX_OUTPUT) {
    throw new Refused('too long');
  }
  return text;
}

function renderOne(part, values, show) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'value':
      return show(values.get(part.name) ?? '');
    case 'if':
      return (values.get(part.name) ?? '') === '' ? '' : render(part, values, show);
    default:
      return (values.get(part.name) ?? '')
        .split(',')
        .filter((item) => item !== '')
        .map((item) => render(part, new Map(values).set('item', item), show))
        .join('');
  }
}

function answer(letters, line) {
  const match = /^(\w+)(?: (\S+))?(?: (.*))?$/.exec(line);
  const [command, name = '', rest = ''] = match === null ? [] : match.slice(1);
  switch (command) {
    case 'template':
      return letters.template(name, rest);
    case 'set':
      return letters.set(name, rest);
    case 'fill':
      return letters.fill(name, false);
    case 'plain':
      return letters.fill(name, true);
    case 'names':
      return letters.names();
    default:
      throw new Refused('what?');
  }
}

async function main() {
  const letters = new Letters();
  for await (const line of readline.createInterface({ input: process.stdin })) {
    try {
      console.log(answer(letters, line));
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
      console.log(error.message);
    }
  }
}

main();
