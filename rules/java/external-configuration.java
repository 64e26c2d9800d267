import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;

class Tenants {
    private static final Set<String> KNOWN = Set.of("north", "south");

    void choose(HttpServletRequest request, Connection connection) throws Exception {
        String tenant = request.getParameter("tenant");
        // expect: external-configuration
        connection.setCatalog(tenant);
        if (KNOWN.contains(tenant)) {
            // ok: external-configuration
            connection.setCatalog(tenant);
        }
        // ok: external-configuration
        connection.setCatalog("north");
    }

    Connection open(HttpServletRequest request) throws Exception {
        // expect: external-configuration
        return DriverManager.getConnection("jdbc:mysql://" + request.getParameter("host") + "/data");
    }

    void property(HttpServletRequest request) {
        // expect: external-configuration
        System.setProperty("http.proxyHost", request.getHeader("X-Proxy"));
        // ok: external-configuration
        System.setProperty("http.proxyHost", "proxy.internal");
    }
}
