import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.ExecutorService;

class ReportServlet extends HttpServlet {
    private ExecutorService executor;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        // expect: thread-in-server
        Thread thread = new Thread(this::report);
        thread.start();
        // ok: thread-in-server
        executor.submit(this::report);
    }

    private void report() {
    }
}
