package example.hooks;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;

class Hooks {
    boolean verify(Mac mac, byte[] body, byte[] given, String signature, String header) {
        byte[] computed = mac.doFinal(body);
        // expect: timing-unsafe-comparison
        boolean wrong = Arrays.equals(computed, given);
        // expect: timing-unsafe-comparison
        boolean text = signature.equals(header);
        // ok: timing-unsafe-comparison
        boolean right = MessageDigest.isEqual(computed, given);
        // ok: timing-unsafe-comparison
        boolean kind = "sha256".equals(header);
        // ok: timing-unsafe-comparison
        return Arrays.equals(body, given) && wrong && text && right && kind;
    }
}
