import jakarta.servlet.http.Cookie;

class Cookies {
    Cookie stays() {
        Cookie cookie = new Cookie("remember", "me");
        // expect: persistent-cookie
        cookie.setMaxAge(60 * 60 * 24 * 365 * 5);
        return cookie;
    }

    Cookie goes() {
        Cookie cookie = new Cookie("remember", "me");
        // ok: persistent-cookie
        cookie.setMaxAge(60 * 60 * 24);
        // ok: persistent-cookie
        cookie.setMaxAge(-1);
        return cookie;
    }
}
