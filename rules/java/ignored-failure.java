import java.io.File;

class Folders {
    void make(File folder) {
        // expect: ignored-failure
        if (!folder.mkdirs()) {
        }
    }

    void sure(File folder) {
        // ok: ignored-failure
        if (!folder.mkdirs()) {
            throw new IllegalStateException("cannot make " + folder);
        }
    }
}
