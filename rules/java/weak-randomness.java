package example.tokens;

import java.security.SecureRandom;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

class Tokens {
    // expect: weak-randomness
    private final Random random = new Random();
    // ok: weak-randomness
    private final SecureRandom secure = new SecureRandom();

    String createToken() {
        // expect: weak-randomness
        long value = random.nextLong();
        return Long.toHexString(value);
    }

    String better() {
        byte[] bytes = new byte[16];
        // ok: weak-randomness
        secure.nextBytes(bytes);
        return java.util.HexFormat.of().formatHex(bytes);
    }

    void code(User user) {
        // expect: weak-randomness
        int pin = ThreadLocalRandom.current().nextInt(10_000);
        user.setPin(pin);
    }

    int roll() {
        // ok: weak-randomness
        int shown = ThreadLocalRandom.current().nextInt(6);
        // expect: weak-randomness
        return (int) (Math.random() * 6) + shown;
    }

    SecureRandom seeded() {
        // expect: weak-randomness
        return new SecureRandom("seed".getBytes());
    }

    interface User {
        void setPin(int pin);
    }
}
