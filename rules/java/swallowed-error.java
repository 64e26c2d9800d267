package example.steps;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Steps {
    private static final Logger log = LoggerFactory.getLogger(Steps.class);

    void run(Signature signature, byte[] value) {
        try {
            signature.verify(value);
        // expect: swallowed-error
        } catch (GeneralSecurityException e) {
        }
        try {
            save();
        // expect: swallowed-error
        } catch (IOException e) {
            // nothing to do
        }
        try {
            save();
        // ok: swallowed-error
        } catch (IOException e) {
            log.warn("not saved", e);
        }
        try {
            Thread.sleep(10);
        // ok: swallowed-error
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int number(String text) {
        try {
            return Integer.parseInt(text);
        // ok: swallowed-error
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void save() throws IOException {}
}
