import java.security.SecureRandom;

class Tokens {
    int known() {
        final byte[] seed = new byte[] {1, 2, 3};
        SecureRandom random = new SecureRandom();
        // expect: fixed-seed
        random.setSeed(seed);
        return random.nextInt();
    }

    int unknown() {
        SecureRandom random = new SecureRandom();
        // ok: fixed-seed
        random.setSeed(System.nanoTime());
        return random.nextInt();
    }
}
