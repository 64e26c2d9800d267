package shop;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Set;
import javax.crypto.Mac;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLParameters;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.owasp.encoder.Encode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class Webhooks {
    private static final Logger log = LoggerFactory.getLogger("security");
    private static final Set<String> KNOWN = Set.of("push", "release");
    private static final Path ROOT = Path.of("/srv/files").normalize();

    private static boolean isSigned(byte[] body, byte[] given, Mac mac) {
        return MessageDigest.isEqual(mac.doFinal(body), given);
    }

    public String take(byte[] body, byte[] signature, String event, Mac mac) {
        // defence: bounds-check
        if (body.length > 65_536) {
            throw new IllegalArgumentException("too large");
        }
        // defence: signature-verification
        if (!isSigned(body, signature, mac)) {
            // defence: logging
            log.warn("a wrong signature came in");
            throw new SecurityException("signature");
        }
        // defence: validation
        if (!KNOWN.contains(event)) {
            throw new IllegalArgumentException("event");
        }
        // defence: escaping forHtml
        return "<p>" + Encode.forHtml(event) + "</p>";
    }

    public String fetch(URI address) throws IOException, InterruptedException {
        // defence: validation
        if (!"api.example.com".equals(address.getHost())) {
            throw new IllegalArgumentException("host");
        }
        HttpClient client = HttpClient.newBuilder()
            // defence: timeout connectTimeout
            .connectTimeout(Duration.ofSeconds(3))
            .build();
        SSLParameters parameters = client.sslParameters();
        // defence: tls-verification
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        // defence: validation
        if (answer.statusCode() != 200) {
            throw new IOException("no answer");
        }
        return answer.body();
    }

    public byte[] read(String name) throws IOException {
        Path target = ROOT.resolve(name).normalize();
        // defence: validation
        if (!target.startsWith(ROOT)) {
            throw new SecurityException("outside");
        }
        // defence: resource-release
        try (InputStream in = Files.newInputStream(target)) {
            return in.readNBytes(1 << 20);
        }
    }

    public void parse(InputStream xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        // defence: validation
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.newDocumentBuilder().parse(xml);
    }

    public int ping(HttpsURLConnection connection) {
        // defence: timeout
        connection.setReadTimeout(2000);
        // defence: error-handling
        try {
            return connection.getResponseCode();
        } catch (IOException error) {
            log.error("no answer", error);
            return -1;
        }
    }
}
