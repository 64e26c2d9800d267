package example.language;

import jakarta.servlet.http.*;

class Language extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String language = request.getParameter("lang");
        // expect: header-injection
        response.setHeader("Content-Language", language);
        // ok: header-injection
        response.setHeader("Content-Language", "en");
        // ok: header-injection
        response.addHeader("Content-Language", language.replaceAll("[\r\n]", ""));
        // expect: header-injection
        response.addCookie(new Cookie("lang", language));
        if (language.matches("[a-z]{2}")) {
            // ok: header-injection
            response.addHeader("Content-Language", language);
        }
        int age = Integer.parseInt(request.getParameter("age"));
        // ok: header-injection
        response.setHeader("Cache-Control", "max-age=" + age);
    }
}
