package example.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Audit {
    private static final Logger log = LoggerFactory.getLogger(Audit.class);
    private static final java.util.logging.Logger OTHER = java.util.logging.Logger.getLogger("audit");

    void failed(HttpServletRequest request) {
        String name = request.getParameter("name");
        // expect: log-injection
        log.warn("login failed for " + name);
        // expect: log-injection
        log.info("login failed for {}", name);
        // expect: log-injection
        OTHER.warning("login failed: " + name);
        // ok: log-injection
        log.warn("login failed");
        // ok: log-injection
        log.warn("login failed for {}", name.replaceAll("[\r\n]", "_"));
        // ok: log-injection
        log.warn("failures: {}", Integer.parseInt(request.getParameter("count")));
    }
}
