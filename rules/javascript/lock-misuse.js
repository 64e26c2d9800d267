const { Mutex } = require('async-mutex');

const mutex = new Mutex();

async function add(account, amount) {
  // expect: lock-misuse
  const release = await mutex.acquire();
  account.balance = await account.load() + amount;
  release();
}

async function addSafely(account, amount) {
  // ok: lock-misuse
  const release = await mutex.acquire();
  try {
    account.balance = await account.load() + amount;
  } finally {
    release();
  }
}

async function addExclusively(account, amount) {
  // ok: lock-misuse
  await mutex.runExclusive(async () => {
    account.balance = await account.load() + amount;
  });
}

module.exports = { add, addSafely, addExclusively };
