package shop;

import jakarta.validation.Valid;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.HtmlUtils;

@RestController
@RequestMapping("/orders")
public class OrderController {
    private static final Logger log = LoggerFactory.getLogger(OrderController.class);
    private static final int MOST = 100;
    private final DataSource source;
    private final Object gate = new Object();
    private long count;

    public OrderController(DataSource source) {
        this.source = source;
    }

    @GetMapping("/{id}")
    // defence: authentication PreAuthorize
    @PreAuthorize("isAuthenticated()")
    public String show(@PathVariable long id, Account account) throws SQLException {
        Order order = find(id);
        // defence: null-check
        if (order == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        // defence: authorisation
        if (order.owner() != account.id()) {
            // defence: logging
            log.warn("order {} is not of {}", id, account.id());
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        // defence: escaping htmlEscape
        return "<h1>" + HtmlUtils.htmlEscape(order.title()) + "</h1>";
    }

    private Order find(long id) throws SQLException {
        // defence: resource-release
        try (Connection connection = source.getConnection()) {
            // defence: parameterisation
            PreparedStatement statement = connection.prepareStatement("SELECT * FROM orders WHERE id = ?");
            statement.setLong(1, id);
            ResultSet rows = statement.executeQuery();
            return rows.next() ? Order.of(rows) : null;
        }
    }

    @PostMapping
    // defence: authorisation PreAuthorize
    @PreAuthorize("hasRole('BUYER')")
    // defence: validation Valid
    public long create(@Valid @RequestBody Draft draft, Account account) {
        // defence: bounds-check
        if (draft.items().size() > MOST) {
            throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        // defence: validation
        if (draft.items().stream().anyMatch(item -> item.quantity() < 1)) {
            throw new IllegalArgumentException("quantities are positive");
        }
        // defence: lock
        synchronized (gate) {
            count++;
        }
        // defence: error-handling
        try {
            return keep(draft, account);
        } catch (SQLException error) {
            log.error("order was not kept", error);
            throw new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR);
        }
    }

    private long keep(Draft draft, Account account) throws SQLException {
        Connection connection = source.getConnection();
        // defence: resource-release finally
        try {
            PreparedStatement statement = connection.prepareStatement("INSERT INTO orders (owner, note) VALUES (?, ?)");
            statement.setLong(1, account.id());
            statement.setString(2, draft.note());
            return statement.executeUpdate();
        } finally {
            connection.close();
        }
    }

    @DeleteMapping("/{id}")
    // defence: authorisation PreAuthorize
    @PreAuthorize("hasRole('ADMIN')")
    public void remove(@PathVariable long id, Account account) throws SQLException {
        Order order = find(id);
        // defence: validation
        if (order.isPaid()) {
            throw new IllegalStateException("it is paid");
        }
        // defence: logging
        log.info("order {} was deleted by {}", id, account.id());
    }
}
