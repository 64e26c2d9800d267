const fs = require('fs');
const os = require('os');
const path = require('path');

function save(text) {
  // expect: insecure-temporary-file
  fs.writeFileSync('/tmp/report.txt', text);
  // expect: insecure-temporary-file
  fs.writeFileSync(path.join(os.tmpdir(), 'report.txt'), text);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'report-'));
  // ok: insecure-temporary-file
  fs.writeFileSync(path.join(folder, 'report.txt'), text);
  // ok: insecure-temporary-file
  fs.writeFileSync('/tmp/report.txt', text, { flag: 'wx' });
  // ok: insecure-temporary-file
  fs.writeFileSync('report.txt', text);
}

module.exports = { save };
