package example.work;

import java.io.*;
import java.nio.file.*;

class Work {
    void guessable() throws IOException {
        // expect: insecure-temporary-file
        FileWriter writer = new FileWriter("/tmp/report.txt");
        // ok: insecure-temporary-file
        FileWriter own = new FileWriter("/srv/app/report.txt");
        // expect: insecure-temporary-file
        Files.writeString(Path.of("/tmp/state.json"), "{}");
        // ok: insecure-temporary-file
        Files.writeString(Files.createTempFile("state", ".json"), "{}");
    }

    File folder() throws IOException {
        // expect: insecure-temporary-file
        File folder = File.createTempFile("work", "");
        folder.delete();
        // expect: insecure-temporary-file
        folder.mkdir();
        return folder;
    }

    Path right() throws IOException {
        // ok: insecure-temporary-file
        return Files.createTempDirectory("work");
    }
}
