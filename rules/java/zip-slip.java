package example.unpack;

import java.io.*;
import java.nio.file.*;
import java.util.Enumeration;
import java.util.zip.*;

class Unpack {
    void wrong(InputStream in, File folder) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        ZipEntry entry;
        while ((entry = zip.getNextEntry()) != null) {
            File file = new File(folder, entry.getName());
            // expect: zip-slip
            try (FileOutputStream out = new FileOutputStream(file)) {
                zip.transferTo(out);
            }
        }
    }

    void right(InputStream in, Path folder) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        ZipEntry entry;
        while ((entry = zip.getNextEntry()) != null) {
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("outside: " + entry.getName());
            }
            // ok: zip-slip
            Files.copy(zip, target);
        }
    }

    void canonical(ZipFile zip, File folder) throws IOException {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            File file = new File(folder, entry.getName());
            String path = file.getCanonicalPath();
            if (!path.startsWith(folder.getCanonicalPath() + File.separator)) {
                throw new IOException("outside");
            }
            // ok: zip-slip
            Files.copy(zip.getInputStream(entry), file.toPath());
        }
    }

    void named(ZipInputStream zip, Path folder) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        Path target = folder.resolve(entry.getName());
        checkPathTraversal(folder, target);
        // ok: zip-slip
        Files.copy(zip, target);
    }

    void asserted(ZipInputStream zip, Path folder) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        Path target = folder.resolve(entry.getName()).normalize();
        com.google.common.base.Preconditions.checkArgument(target.startsWith(folder), "outside");
        // ok: zip-slip
        Files.copy(zip, target);
    }

    private static void checkPathTraversal(Path folder, Path target) throws IOException {
        if (!target.normalize().startsWith(folder)) {
            throw new IOException("outside");
        }
    }

    void listed(ZipFile zip, Path folder) throws IOException {
        for (var entry : java.util.Collections.list(zip.entries())) {
            // ok: zip-slip
            Files.copy(zip.getInputStream(entry), folder.resolve("fixed.txt"));
        }
    }
}
