package example.keys;

import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.KeyGenerator;

class Keys {
    private static final int BITS = 1024;

    void make(int chosen) throws Exception {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        // expect: weak-key-size
        pairs.initialize(BITS);
        // ok: weak-key-size
        pairs.initialize(3072);
        // ok: weak-key-size
        pairs.initialize(chosen);
        KeyPairGenerator curves = KeyPairGenerator.getInstance("EC");
        // expect: weak-key-size
        curves.initialize(new ECGenParameterSpec("secp192r1"));
        // ok: weak-key-size
        curves.initialize(new ECGenParameterSpec("secp256r1"));
        // ok: weak-key-size
        curves.initialize(384);
        KeyGenerator keys = KeyGenerator.getInstance("AES");
        // expect: weak-key-size
        keys.init(64);
        // ok: weak-key-size
        keys.init(256);
    }
}
