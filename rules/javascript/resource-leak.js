const fs = require('fs');
const { Pool } = require('pg');
const { spawn } = require('child_process');

const pool = new Pool();

function first(file) {
  // expect: resource-leak
  const handle = fs.openSync(file, 'r');
  const buffer = Buffer.alloc(10);
  fs.readSync(handle, buffer, 0, 10, 0);
  return buffer;
}

function firstSafely(file) {
  // ok: resource-leak
  const handle = fs.openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(10);
    fs.readSync(handle, buffer, 0, 10, 0);
    return buffer;
  } finally {
    fs.closeSync(handle);
  }
}

async function count() {
  // expect: resource-leak
  const client = await pool.connect();
  const result = await client.query('select count(*) from users');
  return result.rows[0].count;
}

async function countSafely() {
  // ok: resource-leak
  const client = await pool.connect();
  try {
    const result = await client.query('select count(*) from users');
    return result.rows[0].count;
  } finally {
    client.release();
  }
}

function open(file) {
  // ok: resource-leak
  const handle = fs.openSync(file, 'r');
  return handle;
}

function start(program, file) {
  // ok: resource-leak
  const log = fs.openSync(file, 'a');
  return spawn(program, [], { stdio: ['ignore', log, log] }).pid;
}

module.exports = { first, firstSafely, count, countSafely, open };
