const { exec, execFile, spawn } = require('child_process');
const util = require('util');
const cp = require('node:child_process');
const express = require('express');

const run = util.promisify(cp.exec);
const app = express();

app.get('/log', async (req, res) => {
  // expect: command-injection
  exec('git log ' + req.query.branch, (error, stdout) => res.send(stdout));
  // expect: command-injection
  await run(`git log ${req.query.branch}`);
  // ok: command-injection
  execFile('git', ['log', '--', req.query.branch], (error, stdout) => res.send(stdout));
  // ok: command-injection
  spawn('git', ['log', req.query.branch]);
  // expect: command-injection
  spawn('git', ['log', req.query.branch], { shell: true });
  // expect: command-injection
  spawn('sh', ['-c', `git log ${req.query.branch}`]);
  // ok: command-injection
  exec('git log main');
  // expect: command-injection
  cp.execFileSync(req.query.program, ['--version']);
});

app.get('/size', (req, res) => {
  const folders = { logs: '/var/log', home: '/home' };
  const folder = folders[req.query.folder];
  // ok: command-injection
  exec('du -s ' + folder, () => res.end());
  const name = req.query.name;
  if (!/^[a-z0-9_]+$/.test(name)) {
    return res.sendStatus(400);
  }
  // ok: command-injection
  exec('du -s /srv/' + name, () => res.end());
  const port = parseInt(req.query.port, 10);
  // ok: command-injection
  exec(`lsof -i :${port}`, () => res.end());
});

function show(file) {
  // expect: command-injection
  return cp.execSync('cat ' + file);
}

module.exports = { show };

// expect: command-injection
cp.execSync('tar xf ' + process.argv[2]);
