import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

class StopServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        if (request.getParameter("stop") != null) {
            // expect: exit-in-server
            System.exit(1);
        }
        if (request.getParameter("now") != null) {
            // expect: exit-in-server
            Runtime.getRuntime().halt(1);
        }
        response.setStatus(503);
    }
}

class Tool {
    public static void main(String[] args) {
        // ok: exit-in-server
        System.exit(args.length == 0 ? 2 : 0);
    }
}
