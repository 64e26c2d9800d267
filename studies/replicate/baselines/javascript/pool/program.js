'use strict';

// Jobs that run side by side, never more than a set number at once. Commands on standard input:
// limit COUNT, job NAME MILLISECONDS [fail], run, balance, pay NAME AMOUNT.

const readline = require('node:readline');
const { setTimeout: sleep } = require('node:timers/promises');

const MAX_JOBS = 100;
const MAX_LIMIT = 10;
const MAX_TIME = 2000;
const PATIENCE = 500;
const MAX_AMOUNT = 1_000_000;
const NAME = /^[a-z][a-z0-9]{0,15}$/;

class Refused extends Error {}

// One after the other, however many ask at once.
class Lock {
  constructor() {
    this.last = Promise.resolve();
  }

  run(work) {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }
}

class Account {
  constructor() {
    this.lock = new Lock();
    this.balance = 0;
  }

  pay(amount) {
    return this.lock.run(async () => {
      const before = this.balance;
      await sleep(1);
      if (!Number.isSafeInteger(before + amount)) {
        throw new Refused('too much');
      }
      this.balance = before + amount;
    });
  }
}

class Pool {
  constructor() {
    this.limit = 3;
    this.jobs = [];
    this.account = new Account();
    this.most = 0;
    this.active = 0;
  }

  setLimit(text) {
    this.limit = number(text, 1, MAX_LIMIT);
    return 'set';
  }

  job(name, time, fate) {
    const milliseconds = number(time, 0, MAX_TIME);
    if (fate !== undefined && fate !== 'fail') {
      throw new Refused('what?');
    }
    return this.add(name, async (signal) => {
      await sleep(milliseconds, undefined, { signal });
      if (fate === 'fail') {
        throw new Error('it was told to');
      }
      return 'done';
    });
  }

  pay(name, text) {
    const amount = number(text, 1, MAX_AMOUNT);
    return this.add(name, async () => {
      await this.account.pay(amount);
      return 'paid';
    });
  }

  add(name, work) {
    if (!NAME.test(name)) {
      throw new Refused('bad name');
    }
    if (this.jobs.length >= MAX_JOBS) {
      throw new Refused('full');
    }
    this.jobs.push({ name, work });
    return 'taken';
  }

  // The answers come in the order in which the jobs were given.
  async run() {
    const jobs = this.jobs;
    this.jobs = [];
    this.most = 0;
    const answers = new Array(jobs.length);
    let next = 0;
    const worker = async () => {
      while (next < jobs.length) {
        const index = next;
        next += 1;
        answers[index] = `${jobs[index].name}: ${await this.attempt(jobs[index])}`;
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.limit, jobs.length) }, worker));
    return [...answers, `at most ${this.most} at once`].join('\n');
  }

  async attempt(job) {
    this.active += 1;
    this.most = Math.max(this.most, this.active);
    try {
      return await job.work(AbortSignal.timeout(PATIENCE));
    } catch (error) {
      return error.name === 'AbortError' ? 'took too long' : `failed: ${error.message}`;
    } finally {
      this.active -= 1;
    }
  }
}

function number(text, least, most) {
  if (!/^[0-9]{1,9}$/.test(text ?? '') || Number(text) < least || Number(text) > most) {
    throw new Refused('bad number');
  }
  return Number(text);
}

async function answer(pool, line) {
  const [command, first, second, third, ...more] = line.trim().split(/ +/);
  if (more.length > 0) {
    throw new Refused('what?');
  }
  switch (command) {
    case 'limit':
      return pool.setLimit(first);
    case 'job':
      return pool.job(first ?? '', second, third);
    case 'pay':
      return pool.pay(first ?? '', second);
    case 'run':
      return pool.run();
    case 'balance':
      return String(pool.account.balance);
    default:
      throw new Refused('what?');
  }
}

async function main() {
  const pool = new Pool();
  for await (const line of readline.createInterface({ input: process.stdin })) {
    try {
      console.log(await answer(pool, line));
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
      console.log(error.message);
    }
  }
}

main();
