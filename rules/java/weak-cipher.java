package example.vault;

import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.NullCipher;

class Vault {
    void open(boolean old) throws Exception {
        // expect: weak-cipher
        Cipher.getInstance("DES/CBC/PKCS5Padding");
        // expect: weak-cipher
        Cipher.getInstance("AES");
        // expect: weak-cipher
        Cipher.getInstance("AES/ECB/PKCS5Padding");
        // ok: weak-cipher
        Cipher.getInstance("AES/GCM/NoPadding");
        // ok: weak-cipher
        Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        String algorithm = "RC4";
        // expect: weak-cipher
        Cipher.getInstance(algorithm);
        // expect: weak-cipher
        KeyGenerator.getInstance("DES");
        // ok: weak-cipher
        KeyGenerator.getInstance("AES");
        // expect: weak-cipher
        Cipher none = new NullCipher();
        // ok: weak-cipher
        Cipher.getInstance("ChaCha20-Poly1305");
    }
}
