import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Users with roles and sessions. Reads commands from standard input: register NAME PASSWORD, login NAME PASSWORD,
 * whoami, grant NAME ROLE, delete NAME, logout.
 */
public final class Main {
    private static final int ITERATIONS = 210_000;
    private static final int KEY_BITS = 256;
    private static final int SALT_BYTES = 16;
    private static final int MAX_USERS = 1000;
    private static final int MAX_FAILURES = 5;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,19}");

    private enum Role {
        USER,
        ADMIN
    }

    private static final class User {
        private final String name;
        private final byte[] salt;
        private final byte[] hash;
        private Role role;
        private int failures;

        private User(String name, byte[] salt, byte[] hash, Role role) {
            this.name = name;
            this.salt = salt;
            this.hash = hash;
            this.role = role;
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Map<String, User> users = new HashMap<>();
    private final Map<String, User> sessions = new HashMap<>();
    private String session = "";

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        Main main = new Main();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line;
            while ((line = in.readLine()) != null) {
                System.out.println(main.obey(line.trim().split(" +")));
            }
        }
    }

    private String obey(String[] words) throws GeneralSecurityException {
        switch (words[0]) {
            case "register":
                return words.length == 3 ? register(words[1], words[2]) : "what?";
            case "login":
                return words.length == 3 ? login(words[1], words[2]) : "what?";
            case "whoami":
                return whoami();
            case "grant":
                return words.length == 3 ? grant(words[1], words[2]) : "what?";
            case "delete":
                return words.length == 2 ? delete(words[1]) : "what?";
            case "logout":
                sessions.remove(session);
                session = "";
                return "bye";
            default:
                return "what?";
        }
    }

    /** The first user is the administrator. */
    private String register(String name, String password) throws GeneralSecurityException {
        if (!NAME.matcher(name).matches()) {
            return "bad name";
        }
        if (password.length() < 8 || password.length() > 128) {
            return "bad password";
        }
        if (users.size() >= MAX_USERS) {
            return "full";
        }
        if (users.containsKey(name)) {
            return "exists";
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Role role = users.isEmpty() ? Role.ADMIN : Role.USER;
        users.put(name, new User(name, salt, hash(password, salt), role));
        return "registered";
    }

    private String login(String name, String password) throws GeneralSecurityException {
        User user = users.get(name);
        if (user == null) {
            return "denied";
        }
        if (user.failures >= MAX_FAILURES) {
            return "locked";
        }
        if (!MessageDigest.isEqual(hash(password, user.salt), user.hash)) {
            user.failures++;
            return "denied";
        }
        user.failures = 0;
        byte[] token = new byte[32];
        random.nextBytes(token);
        session = HexFormat.of().formatHex(token);
        sessions.put(session, user);
        return "welcome " + user.name;
    }

    private String whoami() {
        User user = sessions.get(session);
        return user == null ? "nobody" : user.name + " " + user.role;
    }

    private String grant(String name, String role) {
        if (!isAdmin()) {
            return "forbidden";
        }
        User user = users.get(name);
        if (user == null) {
            return "no such user";
        }
        switch (role) {
            case "admin":
                user.role = Role.ADMIN;
                return "granted";
            case "user":
                user.role = Role.USER;
                return "granted";
            default:
                return "no such role";
        }
    }

    private String delete(String name) {
        if (!isAdmin()) {
            return "forbidden";
        }
        User user = users.remove(name);
        if (user == null) {
            return "no such user";
        }
        sessions.values().removeIf(owner -> owner == user);
        return "deleted";
    }

    private boolean isAdmin() {
        User user = sessions.get(session);
        return user != null && user.role == Role.ADMIN;
    }

    private static byte[] hash(String password, byte[] salt) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, KEY_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } finally {
            spec.clearPassword();
        }
    }
}
