package example.tools;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

class Tools {
    private static final Set<String> HOSTS = Set.of("db", "cache");

    void ping(HttpServletRequest request) throws IOException {
        String host = request.getParameter("host");
        // expect: command-injection
        Runtime.getRuntime().exec("ping -c 1 " + host);
        // ok: command-injection
        Runtime.getRuntime().exec("ping -c 1 localhost");
        if (HOSTS.contains(host)) {
            // ok: command-injection
            Runtime.getRuntime().exec("ping -c 1 " + host);
        }
        if (host.matches("[a-z0-9.-]+")) {
            // ok: command-injection
            Runtime.getRuntime().exec("ping -c 1 " + host);
        }
    }

    void shell(HttpServletRequest request) throws IOException {
        String name = request.getQueryString();
        // expect: command-injection
        new ProcessBuilder("sh", "-c", "ls " + name).start();
        // ok: command-injection
        new ProcessBuilder("ls", "--", name).start();

        List<String> line = new ArrayList<>();
        line.add("bash");
        line.add("-c");
        line.add("echo " + name);
        ProcessBuilder builder = new ProcessBuilder();
        // expect: command-injection
        builder.command(line);
        // ok: command-injection
        builder.command("uname", "-a");

        String[] array = {"/bin/sh", "-c", "echo " + name};
        // expect: command-injection
        Runtime.getRuntime().exec(array, null);
        // expect: command-injection
        new ProcessBuilder(Arrays.asList("cmd.exe", "/c", "dir " + name)).start();
    }

    void remote(Socket socket) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream()));
        String data = reader.readLine();
        Runtime runtime = Runtime.getRuntime();
        // expect: command-injection
        runtime.exec("git log " + data);
        int pid = Integer.parseInt(reader.readLine());
        // ok: command-injection
        runtime.exec("kill " + pid);
    }

    void environment() throws IOException {
        String home = System.getenv("TOOL");
        // expect: command-injection
        Runtime.getRuntime().exec(home + " --version");
    }

    private void run(String command) throws IOException {
        // expect: command-injection
        Runtime.getRuntime().exec(command);
    }

    void indirect(HttpServletRequest request) throws IOException {
        run("cat " + request.getParameter("file"));
    }

    void constant() throws IOException {
        String command = "uptime";
        // ok: command-injection
        Runtime.getRuntime().exec(command);
    }
}
