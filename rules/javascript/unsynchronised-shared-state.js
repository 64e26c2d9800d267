const { Worker } = require('worker_threads');

function start() {
  // expect: unsynchronised-shared-state
  const shared = new SharedArrayBuffer(16);
  const counters = new Int32Array(shared);
  const worker = new Worker('./worker.js', { workerData: shared });
  counters[0] += 1;
  // ok: unsynchronised-shared-state
  const own = new ArrayBuffer(16);
  return [worker, own];
}

module.exports = { start };
