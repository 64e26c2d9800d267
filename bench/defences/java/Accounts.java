package shop;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;

public class Accounts {
    private static final Logger log = LoggerFactory.getLogger(Accounts.class);
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final PasswordEncoder encoder;
    private final Store store;

    public Accounts(PasswordEncoder encoder, Store store) {
        // defence: null-check requireNonNull
        this.encoder = Objects.requireNonNull(encoder);
        this.store = store;
    }

    private void limitAttempts(String address) {
        if (failures.getOrDefault(address, 0) >= 5) {
            throw new TooManyAttempts(address);
        }
    }

    static void requireRole(Account account, String role) {
        // defence: authorisation
        if (!account.roles().contains(role)) {
            throw new SecurityException(role);
        }
    }

    public String signIn(String address, String name, String password) {
        // defence: rate-limit
        limitAttempts(address);
        // defence: validation
        if (name == null || name.length() > 64) {
            throw new IllegalArgumentException("name");
        }
        Account account = store.find(name);
        // defence: null-check
        if (account == null) {
            return null;
        }
        // defence: authentication
        if (!encoder.matches(password, account.hash())) {
            failures.merge(address, 1, Integer::sum);
            // defence: logging
            log.warn("sign-in of {} failed", account.id());
            return null;
        }
        return store.newSession(account);
    }

    public void delete(Account actor, long id) {
        // defence: authorisation
        requireRole(actor, "admin");
        Account account = store.get(id);
        // defence: null-check
        if (account == null) {
            throw new IllegalArgumentException("nobody");
        }
        // defence: validation
        if (account.id() == actor.id()) {
            throw new IllegalArgumentException("not oneself");
        }
        store.delete(id);
        // defence: logging
        log.info("account {} was deleted by {}", id, actor.id());
    }

    public void transfer(long from, long to, long amount) {
        // defence: bounds-check
        if (amount <= 0 || amount > 10_000) {
            throw new IllegalArgumentException("amount");
        }
        // defence: lock
        lock.lock();
        // defence: resource-release finally
        try {
            // defence: bounds-check
            if (store.balance(from) < amount) {
                throw new IllegalStateException("not enough");
            }
            store.move(from, to, amount);
        } finally {
            lock.unlock();
        }
    }
}
