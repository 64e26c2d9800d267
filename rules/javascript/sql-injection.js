const express = require('express');
const mysql = require('mysql2/promise');
const { Pool } = require('pg');
const { sequelize } = require('./models');

const app = express();
const pool = new Pool();
const COLUMNS = { name: 'name', age: 'age' };

app.get('/users', async (req, res) => {
  const connection = await mysql.createConnection(process.env.DATABASE_URL);
  // expect: sql-injection
  const [rows] = await connection.query("select * from users where name = '" + req.query.name + "'");
  // ok: sql-injection
  await connection.execute('select * from users where name = ?', [req.query.name]);
  // ok: sql-injection
  await connection.query({ sql: 'select * from users where id = ?', values: [req.query.id] });
  res.json(rows);
});

app.get('/orders/:id', async (req, res) => {
  const { id } = req.params;
  const { sort = 'name' } = req.query;
  // expect: sql-injection
  await pool.query(`select * from orders where id = ${id}`);
  // ok: sql-injection
  await pool.query('select * from orders where id = $1', [id]);
  // ok: sql-injection
  await pool.query(`select * from orders where id = ${Number(id)}`);
  // ok: sql-injection
  await pool.query({ text: 'select * from orders where id = $1', values: [id] });
  // expect: sql-injection
  await pool.query('select * from orders order by ' + sort);
  const column = ['name', 'age'].includes(sort) ? sort : 'name';
  // ok: sql-injection
  await pool.query('select * from orders order by ' + column);
  const direction = req.query.direction === 'desc' ? 'desc' : 'asc';
  // ok: sql-injection
  await pool.query(`select * from orders order by name ${direction}`);
  if (!/^\d+$/.test(id)) {
    return res.sendStatus(400);
  }
  // ok: sql-injection
  await pool.query('select * from orders where id = ' + id);
  res.end();
});

function findByMail(db, mail) {
  // expect: sql-injection
  return db.query("select id from accounts where mail = '" + mail + "'");
}

app.post('/login', async (req, res) => {
  const user = await findByMail(app.db, req.body.mail || '');
  // expect: sql-injection
  await sequelize.query(`update accounts set seen = now() where id = '${req.body.id}'`);
  // ok: sql-injection
  await sequelize.query('update accounts set seen = now() where id = :id', { replacements: { id: req.body.id } });
  res.json(user);
});

app.get('/list', async (req, res) => {
  const parts = ['a', req.query.table];
  // ok: sql-injection
  await pool.query('select * from ' + parts[0]);
  // expect: sql-injection
  await pool.query('select * from ' + parts[1]);
  let table = req.query.table;
  if (1 > 2) {
    res.end(table);
  } else {
    table = 'orders';
  }
  // ok: sql-injection
  await pool.query('select * from ' + table);
  // ok: sql-injection
  await pool.query('select * from users order by ' + COLUMNS.name);
  res.end();
});
