function check(text) {
  // expect: regex-denial-of-service
  const a = /^(a+)+$/.test(text);
  // expect: regex-denial-of-service
  const b = new RegExp('^(\\w+\\s?)*$').test(text);
  // ok: regex-denial-of-service
  const c = /^\w+(\s\w+)*$/.test(text);
  // ok: regex-denial-of-service
  const d = /^[a-z0-9._-]+@[a-z0-9-]+\.[a-z]{2,}$/.test(text);
  // ok: regex-denial-of-service
  const e = new RegExp('^a+$').test(text);
  return [a, b, c, d, e];
}

module.exports = { check };
