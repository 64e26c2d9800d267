package example.open;

import java.io.*;
import java.nio.file.*;
import java.sql.*;
import java.util.stream.Stream;

class Open {
    private InputStream kept;

    int leak(File file) throws IOException {
        // expect: resource-leak
        FileInputStream in = new FileInputStream(file);
        return in.read();
    }

    int closed(File file) throws IOException {
        // ok: resource-leak
        try (FileInputStream in = new FileInputStream(file)) {
            return in.read();
        }
    }

    int finallyClosed(File file) throws IOException {
        // ok: resource-leak
        FileInputStream in = new FileInputStream(file);
        try {
            return in.read();
        } finally {
            in.close();
        }
    }

    InputStream handedOut(File file) throws IOException {
        // ok: resource-leak
        FileInputStream in = new FileInputStream(file);
        return in;
    }

    void stored(File file) throws IOException {
        // ok: resource-leak
        FileInputStream in = new FileInputStream(file);
        this.kept = in;
    }

    String wrapped(File file) throws IOException {
        // ok: resource-leak
        try (BufferedReader reader = new BufferedReader(new FileReader(file))) {
            return reader.readLine();
        }
    }

    int someWays(File file, boolean quick) throws IOException {
        // expect: resource-leak
        FileReader reader = new FileReader(file);
        if (quick) {
            return 0;
        }
        int c = reader.read();
        reader.close();
        return c;
    }

    int rows(String url) throws SQLException {
        // expect: resource-leak
        Connection connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            return statement.getMaxRows();
        }
    }

    long count(Path folder) throws IOException {
        // ok: resource-leak
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
