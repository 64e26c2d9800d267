import jakarta.servlet.http.HttpSession;

class Sessions {
    void open(HttpSession session) {
        // expect: session-never-expires
        session.setMaxInactiveInterval(-1);
        // ok: session-never-expires
        session.setMaxInactiveInterval(900);
    }
}
