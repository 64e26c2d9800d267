package example.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.crypto.spec.PBEKeySpec;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.*;

class Passwords {
    byte[] store(String password) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        // expect: weak-password-hash
        return digest.digest(password.getBytes(StandardCharsets.UTF_8));
    }

    String hex(User user) {
        // expect: weak-password-hash
        return DigestUtils.sha512Hex(user.getPassword());
    }

    byte[] file(byte[] content) throws Exception {
        // ok: weak-password-hash
        return MessageDigest.getInstance("SHA-256").digest(content);
    }

    PasswordEncoder encoder(boolean test) {
        // expect: weak-password-hash
        PasswordEncoder none = NoOpPasswordEncoder.getInstance();
        // expect: weak-password-hash
        PasswordEncoder quick = new BCryptPasswordEncoder(4);
        // ok: weak-password-hash
        return new BCryptPasswordEncoder(12);
    }

    PBEKeySpec key(char[] password, byte[] salt) {
        // expect: weak-password-hash
        PBEKeySpec few = new PBEKeySpec(password, salt, 1000, 256);
        // ok: weak-password-hash
        return new PBEKeySpec(password, salt, 600_000, 256);
    }

    interface User {
        String getPassword();
    }
}
