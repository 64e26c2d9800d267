package example.api;

import jakarta.servlet.http.*;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;

// ok: cors-open
@CrossOrigin(origins = "https://app.example.com")
class Api {
    private static final Set<String> ORIGINS = Set.of("https://app.example.com");

    // expect: cors-open
    @CrossOrigin(origins = "*")
    @GetMapping("/data")
    String data() {
        return "data";
    }

    void filter(HttpServletRequest request, HttpServletResponse response) {
        // expect: cors-open
        response.setHeader("Access-Control-Allow-Origin", "*");
        String origin = request.getHeader("Origin");
        // expect: cors-open
        response.setHeader("Access-Control-Allow-Origin", origin);
        if (ORIGINS.contains(origin)) {
            // ok: cors-open
            response.setHeader("Access-Control-Allow-Origin", origin);
        }
        // ok: cors-open
        response.setHeader("Access-Control-Allow-Origin", "https://app.example.com");
    }

    void configure(CorsRegistry registry, CorsConfiguration configuration) {
        // expect: cors-open
        registry.addMapping("/**").allowedOrigins("*");
        // ok: cors-open
        registry.addMapping("/**").allowedOrigins("https://app.example.com");
        // expect: cors-open
        configuration.setAllowedOrigins(List.of("*"));
        // ok: cors-open
        configuration.setAllowedOrigins(List.of("https://app.example.com"));
        // expect: cors-open
        configuration.addAllowedOriginPattern("*");
        configuration.setAllowCredentials(true);
    }
}
