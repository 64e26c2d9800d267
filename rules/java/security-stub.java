package shop;

import java.security.MessageDigest;

class Checks {
    boolean verifySignature(byte[] body, byte[] signature) {
        // TODO: compare with the key
        // expect: security-stub
        return true;
    }

    boolean authenticate(String user, String password) {
        // expect: security-stub
        return true;
    }

    boolean verifyToken(byte[] token, byte[] known) {
        // ok: security-stub
        return MessageDigest.isEqual(token, known);
    }

    boolean hasPermission(User user, String role) {
        if (user.roles().contains(role)) {
            // ok: security-stub
            return true;
        }
        return false;
    }

    boolean isVisible(Object item) {
        // ok: security-stub
        return true;
    }
}
