import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Properties;
import javax.crypto.Cipher;

class Settings {
    Connection plain(InputStream file) throws Exception {
        Properties settings = new Properties();
        settings.load(file);
        String password = settings.getProperty("password");
        // expect: password-kept-in-plain
        return DriverManager.getConnection("jdbc:app", "app", password);
    }

    Connection sealed(InputStream file, Cipher cipher) throws Exception {
        Properties settings = new Properties();
        settings.load(file);
        String password = new String(cipher.doFinal(settings.getProperty("password").getBytes()));
        // ok: password-kept-in-plain
        return DriverManager.getConnection("jdbc:app", "app", password);
    }
}
