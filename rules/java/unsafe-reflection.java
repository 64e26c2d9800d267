package example.plugins;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

class Plugins {
    private static final Map<String, String> CLASSES = Map.of("a", "example.A");

    Object load(HttpServletRequest request) throws Exception {
        // expect: unsafe-reflection
        Class<?> type = Class.forName(request.getParameter("type"));
        // ok: unsafe-reflection
        Class.forName(CLASSES.get("a"));
        String name = request.getParameter("driver");
        if (name.equals("org.h2.Driver")) {
            // ok: unsafe-reflection
            Class.forName(name);
        }
        // ok: unsafe-reflection
        return Class.forName("org.h2.Driver");
    }

    void call(HttpServletRequest request) throws Exception {
        Class<?> type = Plugins.class;
        // expect: unsafe-reflection
        type.getMethod(request.getParameter("method")).invoke(this);
    }
}
