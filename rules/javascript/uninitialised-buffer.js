function answer(req, res) {
  const size = 64;
  const old = Buffer.allocUnsafe(size);
  old.write('hello');
  // expect: uninitialised-buffer
  res.end(old);
  const fresh = Buffer.alloc(size);
  // ok: uninitialised-buffer
  res.end(fresh);
  // expect: uninitialised-buffer
  const a = new Buffer(req.body.data);
  // ok: uninitialised-buffer
  const b = Buffer.from(req.body.data);
  // expect: uninitialised-buffer
  const c = new Buffer(16);
  // ok: uninitialised-buffer
  const d = new Buffer('text');
  return [a, b, c, d];
}

module.exports = { answer };
