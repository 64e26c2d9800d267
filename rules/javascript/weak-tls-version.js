const https = require('https');
const tls = require('tls');

// expect: weak-tls-version
https.createServer({ secureProtocol: 'TLSv1_method' });
// expect: weak-tls-version
https.createServer({ minVersion: 'TLSv1' });
// ok: weak-tls-version
https.createServer({ minVersion: 'TLSv1.2' });
// expect: weak-tls-version
tls.DEFAULT_MIN_VERSION = 'TLSv1.1';
// ok: weak-tls-version
tls.DEFAULT_MIN_VERSION = 'TLSv1.3';
// expect: weak-tls-version
tls.connect({ host: 'example.org', port: 443, ciphers: 'RC4-SHA:AES128-SHA' });
// ok: weak-tls-version
tls.connect({ host: 'example.org', port: 443, ciphers: 'ECDHE-RSA-AES128-GCM-SHA256:!aNULL:!MD5' });
