import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.logging.Logger;

class LoginServlet extends HttpServlet {
    private static final Logger LOGGER = Logger.getLogger("login");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String id = request.getSession(true).getId();
        // expect: session-id-exposure
        LOGGER.info("session " + id);
        // expect: session-id-exposure
        log("session " + id);
        // expect: session-id-exposure
        System.err.println(request.getSession().getId());
        // ok: session-id-exposure
        LOGGER.info("logged in");
    }
}
