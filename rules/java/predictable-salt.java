import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Random;
import javax.crypto.spec.PBEKeySpec;

class Salts {
    void weak(MessageDigest digest) {
        Random random = new Random();
        // expect: predictable-salt
        digest.update(Integer.toString(random.nextInt()).getBytes());
    }

    PBEKeySpec bytes(char[] secret) {
        byte[] salt = new byte[16];
        new Random().nextBytes(salt);
        // expect: predictable-salt
        return new PBEKeySpec(secret, salt, 600000, 256);
    }

    PBEKeySpec strong(char[] secret) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        // ok: predictable-salt
        return new PBEKeySpec(secret, salt, 600000, 256);
    }
}
