package example.accounts;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;

class Accounts {
    // expect: default-credentials
    private static final String ADMIN_PASSWORD = "admin123";
    // ok: default-credentials
    private static final String PASSWORD_LABEL = "Password";

    boolean login(String username, String password, String hash) {
        // expect: default-credentials
        if (username.equals("admin") && password.equals("admin")) {
            return true;
        }
        // expect: default-credentials
        if ("changeme".equals(password)) {
            return true;
        }
        // ok: default-credentials
        return !password.equals("") && Hashes.matches(password, hash);
    }

    Connection open(Settings settings) throws SQLException {
        // expect: default-credentials
        Connection first = DriverManager.getConnection("jdbc:mysql://db/shop", "root", "root");
        // ok: default-credentials
        Connection second = DriverManager.getConnection("jdbc:mysql://db/shop", "root", settings.password());
        return first == null ? second : first;
    }

    void configure(Pool pool) {
        // expect: default-credentials
        pool.setPassword("changeme");
        // ok: default-credentials
        pool.setPassword(System.getenv("DB_PASSWORD"));
    }
}
