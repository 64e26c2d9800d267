import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;

class UploadServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        File file = File.createTempFile("upload", null);
        // expect: late-cleanup
        file.deleteOnExit();
        // ok: late-cleanup
        file.delete();
    }
}
