package example.config;

import com.auth0.jwt.algorithms.Algorithm;
import com.zaxxer.hikari.HikariConfig;
import java.net.PasswordAuthentication;
import java.sql.Connection;
import java.sql.DriverManager;
import javax.crypto.spec.SecretKeySpec;

class Config {
    // expect: hardcoded-secret
    private static final String DB_PASSWORD = "k9#Tz!41vQ";
    // expect: hardcoded-secret
    private String apiKey = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";
    // ok: hardcoded-secret
    private static final String PASSWORD_FIELD = "password";
    // ok: hardcoded-secret
    private final String clientSecret = System.getenv("CLIENT_SECRET");
    // ok: hardcoded-secret
    private final String token = "${api.token}";
    // expect: hardcoded-secret
    private static final String CLOUD = "AKIAJ4X7PQ2MZL5TR3WN";

    Connection connect(String password) throws Exception {
        // expect: hardcoded-secret
        Connection wrong = DriverManager.getConnection("jdbc:postgresql://db/app", "app", "h4rdly-hidden");
        String known = "7e5tc4s3";
        // expect: hardcoded-secret
        DriverManager.getConnection("jdbc:postgresql://db/app", "app", known);
        // expect: hardcoded-secret
        DriverManager.getConnection("jdbc:mysql://db/app?user=app&password=rootroot");
        // ok: hardcoded-secret
        DriverManager.getConnection("jdbc:h2:mem:test", "sa", "");
        // ok: hardcoded-secret
        return DriverManager.getConnection("jdbc:postgresql://db/app", "app", password);
    }

    void pool(HikariConfig pool) {
        // expect: hardcoded-secret
        pool.setPassword("s3cr3t-pool");
        // ok: hardcoded-secret
        pool.setPassword(System.getenv("POOL_PASSWORD"));
    }

    void keys(byte[] stored) {
        // expect: hardcoded-secret
        new SecretKeySpec("0123456789abcdef".getBytes(), "AES");
        // ok: hardcoded-secret
        new SecretKeySpec(stored, "AES");
        // expect: hardcoded-secret
        Algorithm.HMAC256("signing-word");
        // ok: hardcoded-secret
        Algorithm.HMAC256(System.getenv("SIGNING_WORD"));
    }

    PasswordAuthentication mail(char[] given) {
        // expect: hardcoded-secret
        PasswordAuthentication wrong = new PasswordAuthentication("mailer", "letmein!".toCharArray());
        // ok: hardcoded-secret
        return new PasswordAuthentication("mailer", given);
    }
}
