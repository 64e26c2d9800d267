import java.io.DataInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

class Old {
    String line(DataInputStream stream) throws IOException {
        // expect: obsolete-function
        return stream.readLine();
    }

    String encoded(String text) {
        // expect: obsolete-function
        String old = URLEncoder.encode(text);
        // ok: obsolete-function
        return URLEncoder.encode(text, StandardCharsets.UTF_8) + old;
    }
}
