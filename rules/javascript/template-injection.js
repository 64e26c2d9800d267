const ejs = require('ejs');
const pug = require('pug');
const Handlebars = require('handlebars');
const _ = require('lodash');
const fs = require('fs');

function hello(req, res) {
  // expect: template-injection
  const a = ejs.render('<p>Hello ' + req.query.name + '</p>');
  // ok: template-injection
  const b = ejs.render('<p>Hello <%= name %></p>', { name: req.query.name });
  // expect: template-injection
  const c = pug.compile(req.body.template)();
  // ok: template-injection
  const d = pug.renderFile('hello.pug', { name: req.body.name });
  // expect: template-injection
  const e = Handlebars.compile(`Dear ${req.body.title} {{name}}`)({ name: 'x' });
  // ok: template-injection
  const f = Handlebars.compile(fs.readFileSync('mail.hbs', 'utf8'))({ name: req.body.name });
  // expect: template-injection
  const g = _.template(req.body.template)({});
  const titles = ['Dr.', 'Prof.'];
  const title = titles.includes(req.body.title) ? req.body.title : '';
  // ok: template-injection
  const h = Handlebars.compile(`Dear ${title} {{name}}`)({ name: 'x' });
  res.json([a, b, c, d, e, f, g, h]);
}

module.exports = { hello };
