package example.moves;

import jakarta.servlet.http.HttpServletRequest;
import java.io.*;
import java.nio.file.Path;
import java.security.Signature;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

class Moves {
    private final ReentrantLock lock = new ReentrantLock();

    void move(File from, File to, InputStream in, byte[] buffer) throws Exception {
        // expect: unchecked-return
        from.renameTo(to);
        // ok: unchecked-return
        if (!from.renameTo(to)) {
            throw new IOException("not moved");
        }
        // expect: unchecked-return
        in.read(buffer);
        // ok: unchecked-return
        int read = in.read(buffer);
        // expect: unchecked-return
        lock.tryLock(1, TimeUnit.SECONDS);
        // ok: unchecked-return
        boolean held = lock.tryLock();
    }

    void check(Signature signature, byte[] value, HttpServletRequest request, Path path, String text) throws Exception {
        // expect: unchecked-return
        signature.verify(value);
        // ok: unchecked-return
        boolean valid = signature.verify(value);
        // expect: unchecked-return
        request.isUserInRole("admin");
        // expect: unchecked-return
        path.normalize();
        // expect: unchecked-return
        text.trim();
        // ok: unchecked-return
        String trimmed = text.trim();
    }
}
