package example.net;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.*;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.ssl.SSLContextBuilder;

class Net {
    void everything(HttpsURLConnection connection) throws Exception {
        TrustManager[] all = {
            new X509TrustManager() {
                public void checkClientTrusted(X509Certificate[] chain, String type) {}

                // expect: tls-verification-disabled
                public void checkServerTrusted(X509Certificate[] chain, String type) {}

                public X509Certificate[] getAcceptedIssuers() {
                    return new X509Certificate[0];
                }
            },
        };
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, all, null);
        // expect: tls-verification-disabled
        connection.setHostnameVerifier((host, session) -> true);
        // expect: tls-verification-disabled
        HttpClients.custom().setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE).build();
        // ok: tls-verification-disabled
        connection.setHostnameVerifier((host, session) -> host.equals("internal.example.com"));
        // expect: tls-verification-disabled
        SSLContextBuilder.create().loadTrustMaterial(null, (chain, type) -> true);
    }

    static class Pinned implements X509TrustManager {
        private X509TrustManager other;
        private X509Certificate pin;

        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            other.checkClientTrusted(chain, type);
        }

        // ok: tls-verification-disabled
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            if (!chain[0].equals(pin)) {
                throw new CertificateException("unknown certificate");
            }
        }

        public X509Certificate[] getAcceptedIssuers() {
            return other.getAcceptedIssuers();
        }
    }

    static class Lax implements HostnameVerifier {
        public boolean verify(String host, SSLSession session) {
            // expect: tls-verification-disabled
            return true;
        }
    }

    static class Strict implements HostnameVerifier {
        public boolean verify(String host, SSLSession session) {
            // ok: tls-verification-disabled
            return HttpsURLConnection.getDefaultHostnameVerifier().verify(host, session);
        }
    }
}
