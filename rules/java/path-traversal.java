package example.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.*;
import java.nio.file.*;
import java.util.Properties;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.multipart.MultipartFile;

class Downloads {
    private static final Path BASE = Path.of("/srv/files");

    byte[] read(HttpServletRequest request) throws IOException {
        String name = request.getParameter("name");
        // expect: path-traversal
        FileInputStream in = new FileInputStream("/srv/files/" + name);
        // ok: path-traversal
        FileInputStream fixed = new FileInputStream("/srv/files/index.html");
        // expect: path-traversal
        return Files.readAllBytes(Paths.get("/srv/files", name));
    }

    byte[] checked(HttpServletRequest request) throws IOException {
        Path path = BASE.resolve(request.getParameter("name")).normalize();
        if (!path.startsWith(BASE)) {
            throw new FileNotFoundException();
        }
        // ok: path-traversal
        return Files.readAllBytes(path);
    }

    byte[] canonical(HttpServletRequest request) throws IOException {
        File file = new File("/srv/files", request.getParameter("name"));
        if (!file.getCanonicalPath().startsWith("/srv/files/")) {
            throw new FileNotFoundException();
        }
        // ok: path-traversal
        return new FileInputStream(file).readAllBytes();
    }

    byte[] onlyTheName(HttpServletRequest request) throws IOException {
        String name = new File(request.getParameter("name")).getName();
        // ok: path-traversal
        return Files.readAllBytes(Path.of("/srv/files", name));
    }

    boolean exists(HttpServletRequest request) {
        File file = new File(request.getParameter("dir"), "report.txt");
        // expect: path-traversal
        return file.exists();
    }

    byte[] numbered(HttpServletRequest request) throws IOException {
        int id = Integer.parseInt(request.getParameter("id"));
        // ok: path-traversal
        return Files.readAllBytes(Path.of("/srv/files/" + id + ".pdf"));
    }

    void delete(HttpServletRequest request) {
        File file = new File("/srv/files/" + request.getHeader("X-File"));
        // expect: path-traversal
        file.delete();
    }

    void fromFile() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = new FileInputStream("paths.properties")) {
            properties.load(in);
        }
        String target = properties.getProperty("target");
        // expect: path-traversal
        new FileWriter(target).close();
    }
}

@RestController
class Uploads {
    @PostMapping("/upload")
    void upload(@RequestParam("file") MultipartFile file) throws IOException {
        // expect: path-traversal
        file.transferTo(new File("/srv/uploads/" + file.getOriginalFilename()));
        // ok: path-traversal
        file.transferTo(new File("/srv/uploads/" + java.util.UUID.randomUUID()));
    }

    @GetMapping("/view/{name}")
    String view(@PathVariable String name) throws IOException {
        if (name.contains("..") || name.contains("/")) {
            throw new IllegalArgumentException(name);
        }
        // ok: path-traversal
        return Files.readString(Path.of("/srv/texts", name));
    }
}
