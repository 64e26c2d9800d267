package example.checks;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import org.apache.commons.codec.digest.DigestUtils;

class Checks {
    private static final String ALGORITHM = "SHA1";

    byte[] digest(byte[] data) throws Exception {
        // expect: weak-hash
        MessageDigest.getInstance("MD5").update(data);
        // expect: weak-hash
        MessageDigest wrong = MessageDigest.getInstance(ALGORITHM);
        // ok: weak-hash
        MessageDigest right = MessageDigest.getInstance("SHA-256");
        // expect: weak-hash
        Signature.getInstance("SHA1withRSA");
        // ok: weak-hash
        Signature.getInstance("SHA256withRSA");
        return right.digest(data);
    }

    String libraries(String text) {
        // expect: weak-hash
        String a = DigestUtils.md5Hex(text);
        // ok: weak-hash
        String b = DigestUtils.sha256Hex(text);
        // expect: weak-hash
        Hashing.sha1().hashString(text, StandardCharsets.UTF_8);
        // ok: weak-hash
        return Hashing.sha256().hashString(text, StandardCharsets.UTF_8) + a + b;
    }
}
