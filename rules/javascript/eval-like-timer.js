function start(id) {
  // expect: eval-like-timer
  setTimeout('refresh()', 1000);
  // expect: eval-like-timer
  setInterval('refresh(' + id + ')', 1000);
  // ok: eval-like-timer
  setTimeout(() => refresh(id), 1000);
  // ok: eval-like-timer
  window.setTimeout(refresh, 1000);
}

function refresh() {}

start(1);
