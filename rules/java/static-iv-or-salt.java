package example.seal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.*;

class Seal {
    private final SecureRandom random = new SecureRandom();

    void fixed(Cipher cipher, SecretKey key) throws Exception {
        // expect: static-iv-or-salt
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec("0123456789abcdef".getBytes(StandardCharsets.UTF_8)));
        byte[] zeros = new byte[16];
        // expect: static-iv-or-salt
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(zeros));
        byte[] listed = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        // expect: static-iv-or-salt
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, listed));
    }

    void fresh(Cipher cipher, SecretKey key) throws Exception {
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        // ok: static-iv-or-salt
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
    }

    void stored(Cipher cipher, SecretKey key, byte[] message) throws Exception {
        byte[] iv = java.util.Arrays.copyOf(message, 16);
        // ok: static-iv-or-salt
        cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
    }

    PBEKeySpec spec(char[] password, byte[] salt) {
        // expect: static-iv-or-salt
        PBEKeySpec wrong = new PBEKeySpec(password, "pepper".getBytes(), 310000, 256);
        // ok: static-iv-or-salt
        return new PBEKeySpec(password, salt, 310000, 256);
    }
}
