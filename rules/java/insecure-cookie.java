package example.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseCookie;

class Sessions {
    void open(HttpServletRequest request, HttpServletResponse response, String id) {
        Cookie plain = new Cookie("session", id);
        // expect: insecure-cookie
        response.addCookie(plain);

        Cookie declared = new Cookie("session", id);
        // expect: insecure-cookie
        declared.setSecure(false);
        // ok: insecure-cookie
        response.addCookie(declared);

        Cookie good = new Cookie("session", id);
        // ok: insecure-cookie
        good.setSecure(true);
        good.setHttpOnly(true);
        // ok: insecure-cookie
        response.addCookie(good);

        Cookie forwarded = new Cookie("session", id);
        forwarded.setSecure(request.isSecure());
        // ok: insecure-cookie
        response.addCookie(forwarded);

        Cookie gone = new Cookie("session", "");
        gone.setMaxAge(0);
        // ok: insecure-cookie
        response.addCookie(gone);
    }

    ResponseCookie spring(String id) {
        // expect: insecure-cookie
        ResponseCookie wrong = ResponseCookie.from("session", id).httpOnly(true).secure(false).build();
        // ok: insecure-cookie
        return ResponseCookie.from("session", id).httpOnly(true).secure(true).build();
    }
}
