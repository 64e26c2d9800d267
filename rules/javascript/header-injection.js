const net = require('net');
const http = require('http');

http
  .createServer((req, res) => {
    const socket = net.connect(25, 'mail.example.org');
    // expect: header-injection
    socket.write('RCPT TO:<' + req.headers['x-mail'] + '>\r\n');
    // ok: header-injection
    socket.write('RCPT TO:<' + req.headers['x-mail'].replace(/[\r\n]/g, '') + '>\r\n');
    // ok: header-injection
    socket.write('RCPT TO:<info@example.org>\r\n');
    // ok: header-injection
    res.setHeader('X-Name', req.headers['x-name']);
    // expect: header-injection
    req.socket.write(`HTTP/1.1 302 Found\r\nLocation: ${req.url}\r\n\r\n`);
    // ok: header-injection
    req.socket.write(`HTTP/1.1 302 Found\r\nLocation: ${encodeURI(req.url)}\r\n\r\n`);
    res.end();
  })
  .listen(8080);
