const axios = require('axios');
const WebSocket = require('ws');
const nodemailer = require('nodemailer');

async function send(order) {
  // expect: cleartext-transmission
  await axios.post('http://payments.acme-shop.com/orders', order);
  // ok: cleartext-transmission
  await axios.post('https://payments.acme-shop.com/orders', order);
  // ok: cleartext-transmission
  await axios.post('http://localhost:3000/orders', order);
  // ok: cleartext-transmission
  await fetch('http://orders.default.svc.cluster.local/orders');
  // expect: cleartext-transmission
  await fetch(`http://api.acme-shop.com/orders/${order.id}`);
  // expect: cleartext-transmission
  const socket = new WebSocket('ws://live.acme-shop.com/orders');
  // ok: cleartext-transmission
  const safe = new WebSocket('wss://live.acme-shop.com/orders');
  // expect: cleartext-transmission
  const mail = nodemailer.createTransport({ host: 'mail.acme-shop.com', port: 25, ignoreTLS: true });
  // ok: cleartext-transmission
  const safeMail = nodemailer.createTransport({ host: 'mail.acme-shop.com', port: 465, secure: true });
  return [socket, safe, mail, safeMail];
}

module.exports = { send };
