import java.io.PrintWriter;
import java.text.MessageFormat;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

class Greeting {
    private static final String HELLO = "Hello %s";

    void plain(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String greeting = request.getParameter("greeting");
        // expect: format-string
        String text = String.format(greeting, "secret");
        // ok: format-string
        String safe = String.format("%s", greeting);
        // ok: format-string
        String constant = String.format(HELLO, greeting);
        // expect: format-string
        System.out.printf(greeting + "%n", safe);
        // ok: format-string
        System.out.printf("%s%n", greeting);
        PrintWriter out = response.getWriter();
        // expect: format-string
        out.format(greeting);
        // ok: format-string
        out.print(constant + text);
    }

    void withLocale(HttpServletRequest request) {
        String pattern = request.getHeader("X-Pattern");
        // expect: format-string
        String text = String.format(Locale.ROOT, pattern, 1);
        // ok: format-string
        String safe = String.format(Locale.ROOT, "%s", pattern);
        // expect: format-string
        String message = MessageFormat.format(pattern, text, safe);
        // ok: format-string
        String other = MessageFormat.format("{0}", pattern + message);
    }
}
