package example.net;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

class Versions {
    void old(SSLSocket socket) throws Exception {
        // expect: weak-tls-version
        SSLContext.getInstance("TLSv1");
        // expect: weak-tls-version
        SSLContext.getInstance("SSLv3");
        // ok: weak-tls-version
        SSLContext.getInstance("TLS");
        // ok: weak-tls-version
        SSLContext.getInstance("TLSv1.2");
        // expect: weak-tls-version
        socket.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.1"});
        // ok: weak-tls-version
        socket.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        // expect: weak-tls-version
        System.setProperty("https.protocols", "TLSv1,TLSv1.2");
    }
}
