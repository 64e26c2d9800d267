package example.web;

import jakarta.servlet.http.*;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import org.springframework.web.bind.annotation.*;

class Shared extends HttpServlet {
    // expect: unsynchronised-shared-state
    private static final SimpleDateFormat FORMAT = new SimpleDateFormat("yyyy-MM-dd");
    // ok: unsynchronised-shared-state
    private static final DateTimeFormatter FORMATTER = DateTimeFormatter.ISO_DATE;
    private String user;
    private int hits;

    public void init() {
        // ok: unsynchronised-shared-state
        this.user = "nobody";
    }

    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        // expect: unsynchronised-shared-state
        this.user = request.getParameter("user");
        // ok: unsynchronised-shared-state
        String local = request.getParameter("user");
        synchronized (this) {
            // ok: unsynchronised-shared-state
            this.hits = hits + 1;
        }
    }
}

@RestController
class SharedController {
    private String last;

    @GetMapping("/last")
    String last(@RequestParam String name) {
        // expect: unsynchronised-shared-state
        this.last = name;
        return last;
    }
}

class Registry {
    private static Registry instance;
    private static volatile Registry safe;
    private static Registry locked;

    static Registry get() {
        if (instance == null) {
            synchronized (Registry.class) {
                if (instance == null) {
                    // expect: unsynchronised-shared-state
                    instance = new Registry();
                }
            }
        }
        return instance;
    }

    static Registry getSafe() {
        if (safe == null) {
            synchronized (Registry.class) {
                if (safe == null) {
                    // ok: unsynchronised-shared-state
                    safe = new Registry();
                }
            }
        }
        return safe;
    }

    static Registry getLocked() {
        synchronized (Registry.class) {
            if (locked == null) {
                // ok: unsynchronised-shared-state
                locked = new Registry();
            }
            return locked;
        }
    }
}
