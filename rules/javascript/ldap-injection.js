const ldap = require('ldapjs');
const escape = require('ldap-escape');

const client = ldap.createClient({ url: 'ldaps://directory.example.org' });

function find(req, res) {
  // expect: ldap-injection
  client.search('ou=people,dc=example', { filter: '(uid=' + req.query.name + ')', scope: 'sub' }, () => res.end());
  // ok: ldap-injection
  client.search('ou=people,dc=example', { filter: escape.filter`(uid=${req.query.name})` }, () => res.end());
  // ok: ldap-injection
  client.search('ou=people,dc=example', { filter: new ldap.EqualityFilter({ attribute: 'uid', value: req.query.name }) }, () => res.end());
  // expect: ldap-injection
  client.search(`ou=${req.query.unit},dc=example`, { filter: '(objectclass=person)' }, () => res.end());
  // ok: ldap-injection
  client.search('ou=people,dc=example', { filter: '(objectclass=person)' }, () => res.end());
  const unit = ['people', 'groups'].includes(req.query.unit) ? req.query.unit : 'people';
  // ok: ldap-injection
  client.search(`ou=${unit},dc=example`, { filter: '(objectclass=*)' }, () => res.end());
}

module.exports = { find };
