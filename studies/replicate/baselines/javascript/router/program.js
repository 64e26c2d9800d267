'use strict';

// A small web server for a list of tasks. The program starts it on the loopback interface and sends it each line of standard input as
// a request: METHOD PATH [TEXT]. Paths: /tasks, /tasks/NUMBER, /page. A task is added with POST, changed with PUT, removed with DELETE.

const http = require('node:http');
const readline = require('node:readline');

const MAX_BODY = 300;
const MAX_TASKS = 50;
const TIMEOUT = 3000;
const TASK = /^\/tasks\/([1-9][0-9]{0,5})$/;
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

class Problem extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

class Tasks {
  constructor() {
    this.items = new Map();
    this.last = 0;
  }

  add(text) {
    if (this.items.size >= MAX_TASKS) {
      throw new Problem(503, 'full');
    }
    this.last += 1;
    this.items.set(this.last, checked(text));
    return { number: this.last };
  }

  get(number) {
    const text = this.items.get(number);
    if (text === undefined) {
      throw new Problem(404, 'no such task');
    }
    return { number, text };
  }

  change(number, text) {
    this.get(number);
    this.items.set(number, checked(text));
    return { number };
  }

  remove(number) {
    this.get(number);
    this.items.delete(number);
    return { number };
  }

  all() {
    return [...this.items].map(([number, text]) => ({ number, text }));
  }

  page() {
    const rows = [...this.items.values()].map((text) => `<li>${escape(text)}</li>`);
    return `<ul>${rows.join('')}</ul>`;
  }
}

function checked(text) {
  if (text.trim().length === 0) {
    throw new Problem(400, 'no text');
  }
  return text;
}

function escape(text) {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]);
}

function readBody(request) {
  return new Promise((resolve, reject) => {
    const parts = [];
    let length = 0;
    request.on('data', (part) => {
      length += part.length;
      if (length > MAX_BODY) {
        reject(new Problem(413, 'too long'));
      } else {
        parts.push(part);
      }
    });
    request.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    request.on('error', reject);
  });
}

async function route(tasks, request) {
  const { method, url } = request;
  const body = await readBody(request);
  if (url === '/tasks' && method === 'GET') {
    return tasks.all();
  }
  if (url === '/tasks' && method === 'POST') {
    return tasks.add(body);
  }
  const match = TASK.exec(url);
  if (match === null) {
    throw new Problem(404, 'no such page');
  }
  const number = Number(match[1]);
  switch (method) {
    case 'GET':
      return tasks.get(number);
    case 'PUT':
      return tasks.change(number, body);
    case 'DELETE':
      return tasks.remove(number);
    default:
      throw new Problem(405, 'not here');
  }
}

function send(response, status, kind, text) {
  response.writeHead(status, {
    'Content-Type': kind,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'",
  });
  response.end(text);
}

function start(tasks) {
  const server = http.createServer((request, response) => {
    if (request.url === '/page' && request.method === 'GET') {
      send(response, 200, 'text/html; charset=utf-8', tasks.page());
      return;
    }
    route(tasks, request).then(
      (value) => send(response, 200, 'application/json', JSON.stringify(value)),
      (error) => {
        // What went wrong inside is nobody's business outside.
        const known = error instanceof Problem;
        send(response, known ? error.status : 500, 'application/json', JSON.stringify(known ? error.message : 'failed'));
      },
    );
  });
  server.requestTimeout = TIMEOUT;
  server.headersTimeout = TIMEOUT;
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

async function ask(port, method, path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    body: method === 'POST' || method === 'PUT' ? body : undefined,
    signal: AbortSignal.timeout(TIMEOUT),
  });
  return `${answer.status} ${await answer.text()}`;
}

async function main() {
  const server = await start(new Tasks());
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const match = /^(GET|POST|PUT|DELETE|PATCH) (\/\S*)(?: (.*))?$/.exec(line);
    console.log(match === null ? 'what?' : await ask(server.address().port, match[1], match[2], match[3] ?? ''));
  }
  server.closeAllConnections();
  server.close();
}

main();
