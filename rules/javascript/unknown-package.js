// ok: unknown-package
import fs from 'node:fs/promises';
// ok: unknown-package
import express from 'express';
// ok: unknown-package
import { helper } from './express-jwt-guardian-helpers.js';
// ok: unknown-package
import { aliased } from '@/components/thing';
// ok: unknown-package
import virtual from 'virtual:pages';
// expect: unknown-package
import guard from 'express-jwt-guardian-shield';
// expect: unknown-package
import { sum } from 'lodahs';
// expect: unknown-package
import { vault } from '@acme-invented/token-vault/client';

// ok: unknown-package
const path = require('path');
// expect: unknown-package
const chlak = require('chokidarr');

let optional;
try {
  // ok: unknown-package
  optional = require('made-up-fast-parser');
} catch {
  optional = JSON;
}

export { fs, express, helper, aliased, virtual, guard, sum, vault, path, chlak, optional };
