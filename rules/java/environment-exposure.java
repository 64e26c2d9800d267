import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

class StateServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // expect: environment-exposure
        response.getWriter().println("not in the path: " + System.getenv("PATH"));
        // ok: environment-exposure
        response.getWriter().println("not in the path");
    }
}
