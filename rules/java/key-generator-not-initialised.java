import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

class Keys {
    SecretKey unsure() throws GeneralSecurityException {
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        // expect: key-generator-not-initialised
        return generator.generateKey();
    }

    SecretKey sure() throws GeneralSecurityException {
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        generator.init(256);
        // ok: key-generator-not-initialised
        return generator.generateKey();
    }

    byte[] nothing() throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-512");
        // expect: key-generator-not-initialised
        return digest.digest();
    }

    byte[] something(byte[] data) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-512");
        digest.update(data);
        // ok: key-generator-not-initialised
        return digest.digest();
    }
}
