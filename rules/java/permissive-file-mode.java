package example.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.*;
import java.nio.file.attribute.*;
import java.util.Set;

class Store {
    void share(File file) throws IOException {
        // expect: permissive-file-mode
        file.setWritable(true, false);
        // ok: permissive-file-mode
        file.setWritable(true, true);
        // ok: permissive-file-mode
        file.setWritable(true);
        Set<PosixFilePermission> all = PosixFilePermissions.fromString("rwxrwxrwx");
        // expect: permissive-file-mode
        Files.setPosixFilePermissions(file.toPath(), all);
        Set<PosixFilePermission> own = PosixFilePermissions.fromString("rw-r-----");
        // ok: permissive-file-mode
        Files.setPosixFilePermissions(file.toPath(), own);
        // expect: permissive-file-mode
        all.add(PosixFilePermission.OTHERS_WRITE);
        // ok: permissive-file-mode
        own.add(PosixFilePermission.OWNER_WRITE);
        // expect: permissive-file-mode
        Runtime.getRuntime().exec("chmod 777 /srv/data");
        // ok: permissive-file-mode
        Runtime.getRuntime().exec("chmod 640 /srv/data");
    }
}
