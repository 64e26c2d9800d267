import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes in files below one folder. Reads commands from standard input: save NAME TEXT, read NAME, remove NAME, list. */
public final class Main {
    private static final int MAX_NOTE_BYTES = 4096;
    private static final int MAX_NOTES = 200;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,40}");

    private final Path folder;

    private Main(Path folder) throws IOException {
        Files.createDirectories(folder);
        this.folder = folder.toRealPath();
        Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwx------"));
    }

    public static void main(String[] args) throws IOException {
        Main notes = new Main(Path.of(args.length > 0 ? "notes-" + safe(args[0]) : "notes"));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line;
            while ((line = in.readLine()) != null) {
                System.out.println(notes.answer(line));
            }
        }
    }

    private static String safe(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a name has letters, digits, _ and - only");
        }
        return name;
    }

    private String answer(String line) {
        String[] words = line.trim().split(" ", 3);
        try {
            switch (words[0]) {
                case "save":
                    return words.length == 3 ? save(words[1], words[2]) : "what?";
                case "read":
                    return words.length == 2 ? read(words[1]) : "what?";
                case "remove":
                    return words.length == 2 ? remove(words[1]) : "what?";
                case "list":
                    return list();
                default:
                    return "what?";
            }
        } catch (IllegalArgumentException e) {
            return "bad name";
        } catch (IOException e) {
            return "failed";
        }
    }

    private Path place(String name) {
        Path path = folder.resolve(safe(name) + ".txt").normalize();
        if (!path.startsWith(folder)) {
            throw new IllegalArgumentException("outside of the folder");
        }
        return path;
    }

    /** Written beside its place first: a reader sees the old note or the new one, never half of it. */
    private String save(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_NOTE_BYTES) {
            return "too long";
        }
        Path path = place(name);
        if (!isNote(path) && names().size() >= MAX_NOTES) {
            return "full";
        }
        Path fresh = Files.createTempFile(folder, "new", ".tmp");
        try {
            Files.write(fresh, bytes, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return "saved " + bytes.length;
    }

    private String read(String name) throws IOException {
        Path path = place(name);
        if (!isNote(path)) {
            return "no such note";
        }
        return Files.readString(path, StandardCharsets.UTF_8);
    }

    private String remove(String name) throws IOException {
        Path path = place(name);
        if (!isNote(path)) {
            return "no such note";
        }
        Files.delete(path);
        return "removed";
    }

    private String list() throws IOException {
        List<String> names = names();
        return names.isEmpty() ? "nothing" : String.join(" ", names);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Main::isNote)
                .map(path -> path.getFileName().toString())
                .filter(name -> name.endsWith(".txt"))
                .map(name -> name.substring(0, name.length() - ".txt".length()))
                .sorted()
                .collect(Collectors.toList());
        }
    }

    private static boolean isNote(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }
}
