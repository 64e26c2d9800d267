package example.buffers;

import jakarta.servlet.http.HttpServletRequest;
import java.io.DataInputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

class Buffers {
    private static final int MAX = 1 << 20;

    byte[] make(HttpServletRequest request) {
        int size = Integer.parseInt(request.getParameter("size"));
        // expect: unbounded-input
        byte[] wrong = new byte[size];
        if (size < 0 || size > MAX) {
            throw new IllegalArgumentException();
        }
        // ok: unbounded-input
        return new byte[size];
    }

    void wait(HttpServletRequest request) throws Exception {
        // expect: unbounded-input
        Thread.sleep(Long.parseLong(request.getParameter("delay")));
        // ok: unbounded-input
        Thread.sleep(100);
    }

    List<String> list(HttpServletRequest request) {
        int count = Integer.parseInt(request.getHeader("X-Count"));
        // expect: unbounded-input
        return new ArrayList<>(count);
    }

    byte[] body(HttpServletRequest request) throws Exception {
        // expect: unbounded-input
        byte[] all = request.getInputStream().readAllBytes();
        // ok: unbounded-input
        return request.getInputStream().readNBytes(MAX);
    }

    byte[] packet(Socket socket) throws Exception {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int length = in.readInt();
        // expect: unbounded-input
        byte[] data = new byte[length];
        int bounded = Math.min(in.readInt(), MAX);
        // ok: unbounded-input
        return bounded < 0 ? data : new byte[bounded];
    }
}
