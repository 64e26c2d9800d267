package example.calls;

import java.net.URL;
import java.sql.DriverManager;
import java.util.Hashtable;
import java.util.Properties;
import javax.naming.Context;
import org.springframework.web.client.RestTemplate;

class Calls {
    void call(RestTemplate rest) throws Exception {
        // expect: cleartext-transmission
        URL url = new URL("http://api.acme-payments.com/charge");
        url.openConnection();
        // ok: cleartext-transmission
        new URL("https://api.acme-payments.com/charge").openConnection();
        // ok: cleartext-transmission
        new URL("http://localhost:8080/health").openConnection();
        // expect: cleartext-transmission
        rest.getForObject("http://api.acme-payments.com/rates", String.class);
    }

    void directory(String password) {
        Hashtable<String, String> environment = new Hashtable<>();
        // expect: cleartext-transmission
        environment.put(Context.PROVIDER_URL, "ldap://directory.acme.com:389");
        environment.put(Context.SECURITY_CREDENTIALS, password);
    }

    void directorySafe(String password) {
        Hashtable<String, String> environment = new Hashtable<>();
        // ok: cleartext-transmission
        environment.put(Context.PROVIDER_URL, "ldaps://directory.acme.com:636");
        environment.put(Context.SECURITY_CREDENTIALS, password);
    }

    void mail(Properties properties) throws Exception {
        // expect: cleartext-transmission
        properties.put("mail.smtp.starttls.enable", "false");
        // ok: cleartext-transmission
        properties.put("mail.smtp.starttls.required", "true");
        // expect: cleartext-transmission
        DriverManager.getConnection("jdbc:mysql://db.acme.com/app?useSSL=false");
    }
}
