import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A message board that is asked over a socket. The program starts its server on the loopback interface and sends it each line of
 * standard input as a request of its own: POST TEXT, READ, CLEAR, or anything else to be refused.
 */
public final class Main {
    private static final int MAX_REQUEST = 200;
    private static final int MAX_MESSAGES = 5;
    private static final int TIMEOUT_MILLIS = 2_000;

    private final Deque<String> messages = new ArrayDeque<>();

    public static void main(String[] args) throws IOException, InterruptedException {
        Main board = new Main();
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> board.serve(server), "server");
            serving.setDaemon(true);
            serving.start();
            try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                String line;
                while ((line = in.readLine()) != null) {
                    System.out.println(ask(server.getLocalPort(), line));
                }
            }
        }
    }

    private static String ask(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write((request + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return readLine(new BufferedInputStream(socket.getInputStream()), MAX_REQUEST * MAX_MESSAGES);
        }
    }

    private void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                answer(socket);
            } catch (SocketTimeoutException e) {
                System.err.println("a client was too slow");
            } catch (IOException e) {
                if (!server.isClosed()) {
                    System.err.println("a client went away");
                }
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        socket.setSoTimeout(TIMEOUT_MILLIS);
        String request = readLine(new BufferedInputStream(socket.getInputStream()), MAX_REQUEST);
        String response = request == null ? "ERROR too long" : obey(request);
        OutputStream out = socket.getOutputStream();
        out.write((response + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private synchronized String obey(String request) {
        int space = request.indexOf(' ');
        String verb = space < 0 ? request : request.substring(0, space);
        String rest = space < 0 ? "" : request.substring(space + 1).trim();
        switch (verb) {
            case "POST":
                return post(rest);
            case "READ":
                return messages.isEmpty() ? "OK nothing" : "OK " + String.join(" | ", messages);
            case "CLEAR":
                messages.clear();
                return "OK";
            default:
                return "ERROR unknown request";
        }
    }

    private String post(String text) {
        if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
            return "ERROR bad text";
        }
        if (messages.size() >= MAX_MESSAGES) {
            messages.removeFirst();
        }
        messages.addLast(text.replace("|", "/"));
        return "OK " + messages.size();
    }

    /** A line of at most so many bytes; null for a longer one, so that no client can fill the memory. */
    private static String readLine(InputStream in, int most) throws IOException {
        byte[] line = new byte[most];
        int filled = 0;
        int next;
        while ((next = in.read()) >= 0 && next != '\n') {
            if (filled >= most) {
                return null;
            }
            line[filled++] = (byte) next;
        }
        return new String(line, 0, filled, StandardCharsets.UTF_8);
    }
}
