package example.search;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

class Search {
    boolean find(HttpServletRequest request, String text) {
        String wanted = request.getParameter("q");
        // expect: regex-injection
        Pattern pattern = Pattern.compile(".*" + wanted + ".*");
        // ok: regex-injection
        Pattern quoted = Pattern.compile(".*" + Pattern.quote(wanted) + ".*");
        // expect: regex-injection
        text.replaceAll(wanted, "");
        // ok: regex-injection
        text.replace(wanted, "");
        // ok: regex-injection
        return wanted.matches("[a-z]+");
    }
}
