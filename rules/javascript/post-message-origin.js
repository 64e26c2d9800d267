function listen(frame, apply) {
  // expect: post-message-origin
  window.addEventListener('message', (event) => {
    apply(event.data);
  });
  // expect: post-message-origin
  frame.contentWindow.postMessage({ token: 'x' }, '*');
  // ok: post-message-origin
  frame.contentWindow.postMessage({ token: 'x' }, 'https://app.example.org');
}

function listenChecked(apply) {
  // ok: post-message-origin
  window.addEventListener('message', (event) => {
    if (event.origin !== 'https://app.example.org') {
      return;
    }
    apply(event.data);
  });
  // ok: post-message-origin
  window.addEventListener('click', (event) => apply(event.target));
}

listen();
listenChecked();
