package example.errors;

import jakarta.servlet.http.*;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;

class Errors extends HttpServlet {
    private static final Logger log = LoggerFactory.getLogger(Errors.class);

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            work();
        } catch (Exception e) {
            // expect: information-exposure
            e.printStackTrace(response.getWriter());
            // expect: information-exposure
            response.getWriter().println("failed: " + e.getMessage());
            // expect: information-exposure
            response.sendError(500, e.toString());
        }
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            work();
        } catch (Exception e) {
            String id = UUID.randomUUID().toString();
            // ok: information-exposure
            log.error("request {} failed", id, e);
            // ok: information-exposure
            response.sendError(500, "failed, see " + id);
        }
    }

    void login(String user, String password) {
        // expect: information-exposure
        log.info("login of {} with {}", user, password);
        // ok: information-exposure
        log.info("login of {}", user);
    }

    private void work() throws Exception {}
}

@RestController
class ErrorController {
    @GetMapping("/work")
    ResponseEntity<String> work() {
        try {
            return ResponseEntity.ok(Integer.toString(Integer.parseInt("x")));
        } catch (NumberFormatException e) {
            // expect: information-exposure
            return ResponseEntity.badRequest().body(e.getMessage());
        }
    }
}
