package example.files;

import java.io.*;
import java.nio.file.*;
import java.util.concurrent.ConcurrentHashMap;

class Race {
    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

    void write(File file) throws IOException {
        if (!file.exists()) {
            // expect: race-condition
            FileOutputStream out = new FileOutputStream(file);
            out.close();
        }
    }

    void safe(Path path) throws IOException {
        try {
            // ok: race-condition
            Files.newOutputStream(path, StandardOpenOption.CREATE_NEW).close();
        } catch (FileAlreadyExistsException e) {
            throw new IOException(e);
        }
    }

    String read(Path path) throws IOException {
        if (Files.exists(path)) {
            // expect: race-condition
            return Files.readString(path);
        }
        return "";
    }

    void count(String key) {
        if (!counts.containsKey(key)) {
            // expect: race-condition
            counts.put(key, 0);
        }
        // ok: race-condition
        counts.putIfAbsent(key, 0);
    }
}
