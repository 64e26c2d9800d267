const crypto = require('crypto');

// expect: weak-key-size
crypto.generateKeyPairSync('rsa', { modulusLength: 1024 });
// ok: weak-key-size
crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
// expect: weak-key-size
crypto.generateKeyPairSync('ec', { namedCurve: 'secp192k1' });
// ok: weak-key-size
crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
// expect: weak-key-size
crypto.createDiffieHellman(512);
// ok: weak-key-size
crypto.createDiffieHellman(3072);
// expect: weak-key-size
crypto.getDiffieHellman('modp2');
// ok: weak-key-size
crypto.getDiffieHellman('modp14');
