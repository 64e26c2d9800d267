const axios = require('axios');
const http = require('http');

const server = http.createServer((req, res) => res.end());
// expect: missing-timeout
server.requestTimeout = 0;
// ok: missing-timeout
server.requestTimeout = 60000;
// expect: missing-timeout
server.setTimeout(0);
// expect: missing-timeout
const client = axios.create({ baseURL: 'https://api.example.org' });
// ok: missing-timeout
const patient = axios.create({ baseURL: 'https://api.example.org', timeout: 5000 });
// expect: missing-timeout
axios.get('https://api.example.org', { timeout: 0 });

module.exports = { client, patient };
