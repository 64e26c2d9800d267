package example.pages;

import jakarta.servlet.http.*;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.owasp.encoder.Encode;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.util.HtmlUtils;

class Greeting extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        String name = request.getParameter("name");
        PrintWriter out = response.getWriter();
        // expect: cross-site-scripting
        out.println("<h1>Hello " + name + "</h1>");
        // ok: cross-site-scripting
        out.println("<h1>Hello " + Encode.forHtml(name) + "</h1>");
        // ok: cross-site-scripting
        out.println("<h1>Hello</h1>");
        // expect: cross-site-scripting
        response.getWriter().format(Locale.ROOT, "%s", name);
        // expect: cross-site-scripting
        response.getWriter().write(name.toCharArray());
        // expect: cross-site-scripting
        response.getOutputStream().print(name);

        String shown = HtmlUtils.htmlEscape(name);
        // ok: cross-site-scripting
        out.write(shown);
        int page = Integer.parseInt(request.getParameter("page"));
        // ok: cross-site-scripting
        out.print("Page " + page);
        // ok: cross-site-scripting
        System.out.println(name);
        for (Cookie cookie : request.getCookies()) {
            // expect: cross-site-scripting
            out.print(cookie.getValue());
        }
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        // ok: cross-site-scripting
        response.getWriter().write(request.getParameter("echo"));
    }
}

@RestController
class GreetingController {
    @GetMapping("/hello")
    String hello(@RequestParam String name) {
        // expect: cross-site-scripting
        return "<p>Hello " + name + "</p>";
    }

    @GetMapping("/safe")
    String safe(@RequestParam String name) {
        // ok: cross-site-scripting
        return "<p>Hello " + HtmlUtils.htmlEscape(name) + "</p>";
    }

    @PostMapping("/user")
    Object save(@RequestBody Object user) {
        // ok: cross-site-scripting
        return user;
    }
}
