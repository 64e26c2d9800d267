package example.security;

import java.util.Properties;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;

// expect: debug-enabled
@EnableWebSecurity(debug = true)
class DebugSecurity {
    void properties(Properties properties) {
        // expect: debug-enabled
        System.setProperty("javax.net.debug", "all");
        // ok: debug-enabled
        System.setProperty("file.encoding", "UTF-8");
        // expect: debug-enabled
        properties.setProperty("management.endpoints.web.exposure.include", "*");
        // ok: debug-enabled
        properties.setProperty("management.endpoints.web.exposure.include", "health");
    }
}

// ok: debug-enabled
@EnableWebSecurity
class QuietSecurity {}
