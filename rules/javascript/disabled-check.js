function show(request, note) {
  // expect: disabled-check
  // Authentication is checked in front of this; skip verification for now
  return note;
}


function change(request, note) {
  // expect: disabled-check
  // TODO: re-enable the permission check
  // require_owner(request.user, note)
  return note.change(request);
}


function upload(request) {
  // expect: disabled-check
  // temporarily disabled signature check
  return request.body;
}


function read(path) {
  // ok: disabled-check
  // Files of other formats are skipped.
  return path;
}


function send(message) {
  // ok: disabled-check
  // TLS is verified against the pinned certificate.
  return message;
}
