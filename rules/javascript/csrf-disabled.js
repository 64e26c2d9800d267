const express = require('express');
const lusca = require('lusca');
const csurf = require('csurf');

const app = express();
const headers = { xframe: 'SAMEORIGIN' };

// expect: csrf-disabled
app.use(lusca({ csrf: false, xframe: headers.xframe }));
// ok: csrf-disabled
app.use(lusca({ csrf: true }));
// expect: csrf-disabled
app.use(csurf({ ignoreMethods: ['GET', 'HEAD', 'OPTIONS', 'POST'] }));
// ok: csrf-disabled
app.use(csurf({ ignoreMethods: ['GET', 'HEAD', 'OPTIONS'] }));

module.exports = {
  // expect: csrf-disabled
  kit: { csrf: { checkOrigin: false } },
  // ok: csrf-disabled
  other: { csrf: { checkOrigin: true } },
};
