package example.values;

import jakarta.servlet.http.HttpServletRequest;
import java.io.File;

class Values {
    int property() {
        String value = System.getProperty("app.mode");
        // expect: null-dereference
        return value.trim().length();
    }

    int tested() {
        String value = System.getProperty("app.mode");
        if (value == null) {
            return 0;
        }
        // ok: null-dereference
        return value.trim().length();
    }

    int defaulted() {
        // ok: null-dereference
        return System.getProperty("app.mode", "").length();
    }

    int direct() {
        // expect: null-dereference
        return System.getenv("APP_MODE").length();
    }

    int files(File folder) {
        File[] files = folder.listFiles();
        // expect: null-dereference
        return files.length;
    }

    boolean reversed(HttpServletRequest request) {
        String name = request.getParameter("name");
        // ok: null-dereference
        return "admin".equals(name);
    }

    boolean compared(HttpServletRequest request) {
        String name = request.getParameter("name");
        // expect: null-dereference
        return name.equals("admin");
    }

    int all(HttpServletRequest request) {
        String name = request.getParameter("name");
        // ok: null-dereference
        return name != null && name.startsWith("a") ? name.length() : 0;
    }

    int nothing(boolean known) {
        String name = null;
        if (known) {
            name = "known";
        }
        // ok: null-dereference
        int some = name.length();
        String none = null;
        if (none == null) {
            // expect: null-dereference
            return none.length();
        }
        return some;
    }
}
