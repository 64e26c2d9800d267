const fs = require('fs');

// expect: permissive-file-mode
fs.chmodSync('run.sh', 0o777);
// expect: permissive-file-mode
fs.chmodSync('data.json', '666');
// ok: permissive-file-mode
fs.chmodSync('run.sh', 0o755);
// ok: permissive-file-mode
fs.chmodSync('key.pem', 0o600);
// expect: permissive-file-mode
fs.mkdirSync('uploads', { recursive: true, mode: 0o777 });
// ok: permissive-file-mode
fs.mkdirSync('uploads', { recursive: true, mode: 0o700 });
// expect: permissive-file-mode
fs.writeFileSync('state.json', '{}', { mode: 0o666 });
// ok: permissive-file-mode
fs.writeFileSync('state.json', '{}');
// expect: permissive-file-mode
process.umask(0);
// ok: permissive-file-mode
process.umask(0o077);
