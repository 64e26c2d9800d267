import java.io.FileInputStream;
import java.io.IOException;

class Loader {
    boolean wrong(FileInputStream stream, byte[] data) throws IOException {
        // expect: wrong-result-check
        if (stream.read(data) == 0) {
            return false;
        }
        return true;
    }

    boolean right(FileInputStream stream, byte[] data) throws IOException {
        // ok: wrong-result-check
        if (stream.read(data) == -1) {
            return false;
        }
        return true;
    }
}
