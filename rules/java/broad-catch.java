package example.steps;

import java.io.IOException;

class Broad {
    boolean run() {
        try {
            work();
            return true;
        // expect: broad-catch
        } catch (Throwable t) {
            return false;
        }
    }

    boolean specific() {
        try {
            work();
            return true;
        // ok: broad-catch
        } catch (IOException e) {
            return false;
        }
    }

    void passed() {
        try {
            work();
        // ok: broad-catch
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void silent() {
        try {
            work();
        // ok: broad-catch
        } catch (Exception e) {
        }
    }

    int length(String text) {
        try {
            return text.length();
        // ok: broad-catch
        } catch (NullPointerException e) {
            return 0;
        }
    }

    private void work() throws IOException {}
}
