import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.PasswordAuthentication;
import java.security.MessageDigest;

class Remember {
    Cookie plain(PasswordAuthentication account) {
        String data = account.getUserName() + ":" + new String(account.getPassword());
        // expect: password-in-cookie
        return new Cookie("auth", data);
    }

    Cookie hashed(PasswordAuthentication account, MessageDigest digest) {
        byte[] data = digest.digest(new String(account.getPassword()).getBytes());
        // ok: password-in-cookie
        return new Cookie("auth", new String(data));
    }

    Cookie name(PasswordAuthentication account) {
        // ok: password-in-cookie
        return new Cookie("user", account.getUserName());
    }
}
