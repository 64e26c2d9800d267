const vm = require('vm');
const express = require('express');

const app = express();
const operations = { add: (a, b) => a + b };

app.post('/calculate', (req, res) => {
  // expect: code-injection
  const result = eval(req.body.formula);
  // expect: code-injection
  const f = new Function('x', 'return ' + req.body.formula);
  // expect: code-injection
  vm.runInNewContext(req.body.script, {});
  // expect: code-injection
  setTimeout(req.body.script, 100);
  // ok: code-injection
  setTimeout(() => operations.add(1, 2), req.body.delay);
  // ok: code-injection
  const data = JSON.parse(req.body.text);
  // ok: code-injection
  const operation = operations[req.body.name];
  // ok: code-injection
  eval('1 + 1');
  // ok: code-injection
  vm.runInNewContext('a + b', { a: req.body.a, b: req.body.b });
  const known = { one: 'x + 1', two: 'x + 2' }.one;
  // ok: code-injection
  eval(known);
  res.json({ result, f, data, operation });
});

function run(source) {
  // expect: code-injection
  return new vm.Script('module.exports = ' + source);
}

module.exports = { run };

async function fromNetwork() {
  const answer = await fetch('https://example.org/plugin.js');
  const text = await answer.text();
  // expect: code-injection
  eval(text);
}

fromNetwork();

async function fromModel(openai, question) {
  const answer = await openai.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: question }] });
  // expect: code-injection
  const result = eval(answer.choices[0].message.content);
  // ok: code-injection
  const data = JSON.parse(answer.choices[0].message.content);
  return { result, data };
}
