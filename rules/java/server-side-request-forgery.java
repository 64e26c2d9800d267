package example.fetch;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.net.*;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Set;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;

@RestController
class Fetch {
    private static final Set<String> HOSTS = Set.of("api.example.com");
    private final RestTemplate rest = new RestTemplate();

    @GetMapping("/preview")
    String preview(@RequestParam String url) throws Exception {
        // expect: server-side-request-forgery
        InputStream in = new URL(url).openStream();
        // ok: server-side-request-forgery
        new URL("https://example.com/logo.png").openStream();
        // expect: server-side-request-forgery
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        // expect: server-side-request-forgery
        HttpRequest.newBuilder().uri(URI.create("https://" + url + "/status")).build();
        // expect: server-side-request-forgery
        return rest.getForObject(url, String.class);
    }

    @GetMapping("/user")
    String user(@RequestParam String id) throws Exception {
        // ok: server-side-request-forgery
        rest.getForObject("https://api.example.com/users/{id}", String.class, id);
        // ok: server-side-request-forgery
        rest.getForObject("https://api.example.com/users/" + id, String.class);
        URL url = new URL("https://api.example.com/users/" + id);
        // ok: server-side-request-forgery
        url.openConnection();
        return id;
    }

    void checked(HttpServletRequest request) throws Exception {
        URL url = new URL(request.getParameter("url"));
        if (!HOSTS.contains(url.getHost())) {
            throw new IllegalArgumentException();
        }
        // ok: server-side-request-forgery
        url.openConnection().connect();
    }

    void unchecked(HttpServletRequest request) throws Exception {
        URL url = new URL(request.getParameter("url"));
        // expect: server-side-request-forgery
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        // expect: server-side-request-forgery
        new Socket(request.getParameter("host"), 80).close();
    }
}
