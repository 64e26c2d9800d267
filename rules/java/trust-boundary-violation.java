package example.session;

import jakarta.servlet.http.*;

class Trust {
    enum Theme { LIGHT, DARK }

    void store(HttpServletRequest request, UserStore users) {
        HttpSession session = request.getSession();
        String role = request.getParameter("role");
        // expect: trust-boundary-violation
        session.setAttribute("role", role);
        // expect: trust-boundary-violation
        request.getSession(true).setAttribute(role, "10340");
        // ok: trust-boundary-violation
        session.setAttribute("role", "guest");
        // ok: trust-boundary-violation
        session.setAttribute("page", Integer.parseInt(request.getParameter("page")));
        // ok: trust-boundary-violation
        session.setAttribute("theme", Theme.valueOf(request.getParameter("theme")));
        if ("admin".equals(role) || "user".equals(role)) {
            // ok: trust-boundary-violation
            session.setAttribute("wanted", role);
        }
        // ok: trust-boundary-violation
        request.setAttribute("echo", role);
    }

    interface UserStore {}
}
