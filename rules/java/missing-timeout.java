package example.http;

import java.io.InputStream;
import java.net.*;
import java.net.http.HttpClient;
import java.time.Duration;

class Http {
    InputStream open(URL url) throws Exception {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        // expect: missing-timeout
        return connection.getInputStream();
    }

    InputStream bounded(URL url) throws Exception {
        URLConnection connection = url.openConnection();
        connection.setConnectTimeout(2000);
        connection.setReadTimeout(5000);
        // ok: missing-timeout
        return connection.getInputStream();
    }

    HttpClient client() {
        // expect: missing-timeout
        HttpClient endless = HttpClient.newHttpClient();
        // ok: missing-timeout
        return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    }
}
