const crypto = require('crypto');

function verify(req, secret) {
  const expected = crypto.createHmac('sha256', secret).update(req.rawBody).digest('hex');
  // expect: timing-unsafe-comparison
  const a = req.headers['x-signature'] === expected;
  // ok: timing-unsafe-comparison
  const b = crypto.timingSafeEqual(Buffer.from(req.headers['x-signature']), Buffer.from(expected));
  // expect: timing-unsafe-comparison
  const c = req.headers.apiKey === secret;
  // ok: timing-unsafe-comparison
  const d = req.headers.apiKey === undefined;
  // ok: timing-unsafe-comparison
  const e = req.headers.accept === 'text/html';
  return [a, b, c, d, e];
}

module.exports = { verify };
