package example.login;

import jakarta.servlet.http.*;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.servlet.ModelAndView;

class Login extends HttpServlet {
    private static final Map<String, String> PAGES = Map.of("home", "/home");

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String next = request.getParameter("next");
        // expect: open-redirect
        response.sendRedirect(next);
        // expect: open-redirect
        response.setHeader("Location", next);
        // ok: open-redirect
        response.sendRedirect("/login?next=" + next);
        // ok: open-redirect
        response.sendRedirect(request.getContextPath() + "/login");
        if (next.startsWith("https://example.com/")) {
            // ok: open-redirect
            response.sendRedirect(next);
        }
        // ok: open-redirect
        response.sendRedirect(PAGES.getOrDefault("home", "/"));
    }
}

@Controller
class LoginController {
    @GetMapping("/go")
    String go(@RequestParam String url) {
        // expect: open-redirect
        return "redirect:" + url;
    }

    @GetMapping("/user")
    String user(@RequestParam String id) {
        // ok: open-redirect
        return "redirect:/users/" + id;
    }

    @GetMapping("/out")
    ModelAndView out(@RequestParam String url) {
        // expect: open-redirect
        return new ModelAndView("redirect:" + url);
    }
}
