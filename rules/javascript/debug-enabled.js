const express = require('express');
const errorhandler = require('errorhandler');
const { BrowserWindow } = require('electron');
const inspector = require('inspector');

function start() {
  const app = express();
  // expect: debug-enabled
  app.use(errorhandler());
  return app;
}

function startChecked() {
  const app = express();
  if (process.env.NODE_ENV === 'development') {
    // ok: debug-enabled
    app.use(errorhandler());
  }
  return app;
}

function openWindow() {
  // expect: debug-enabled
  const a = new BrowserWindow({ webPreferences: { nodeIntegration: true } });
  // expect: debug-enabled
  const b = new BrowserWindow({ webPreferences: { contextIsolation: false } });
  // ok: debug-enabled
  const c = new BrowserWindow({ webPreferences: { nodeIntegration: false, contextIsolation: true } });
  // expect: debug-enabled
  inspector.open(9229, '0.0.0.0');
  // ok: debug-enabled
  inspector.open(9229, '127.0.0.1');
  return [a, b, c];
}

module.exports = { start, startChecked, openWindow };
