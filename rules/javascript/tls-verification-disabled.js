const https = require('https');
const fs = require('fs');
const axios = require('axios');

// expect: tls-verification-disabled
const agent = new https.Agent({ rejectUnauthorized: false });
// ok: tls-verification-disabled
const strict = new https.Agent({ rejectUnauthorized: true });
// ok: tls-verification-disabled
const own = new https.Agent({ ca: fs.readFileSync('ca.pem') });
// expect: tls-verification-disabled
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
// ok: tls-verification-disabled
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';
// expect: tls-verification-disabled
process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0;

const options = { host: 'example.org' };
// expect: tls-verification-disabled
options.rejectUnauthorized = false;

axios.get('https://example.org', { httpsAgent: agent });
// ok: tls-verification-disabled
axios.get('https://example.org', { httpsAgent: strict, timeout: 1000 });

module.exports = { own, options };
