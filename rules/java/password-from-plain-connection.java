import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import javax.crypto.Cipher;

class Accounts {
    Connection plain(Socket socket) throws Exception {
        String password = new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
        // expect: password-from-plain-connection
        return DriverManager.getConnection("jdbc:app", "app", password);
    }

    Connection sealed(Socket socket, Cipher cipher) throws Exception {
        String text = new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
        String password = new String(cipher.doFinal(text.getBytes()));
        // ok: password-from-plain-connection
        return DriverManager.getConnection("jdbc:app", "app", password);
    }
}
