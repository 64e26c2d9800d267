import jakarta.servlet.http.HttpServletRequest;

class Amounts {
    byte cut(HttpServletRequest request) {
        int amount = Integer.parseInt(request.getParameter("amount"));
        // expect: numeric-truncation
        return (byte) amount;
    }

    int tested(HttpServletRequest request) {
        long amount = Long.parseLong(request.getParameter("amount"));
        if (amount < 0 || amount > 1000) {
            return 0;
        }
        // ok: numeric-truncation
        return (int) amount;
    }

    int copied(HttpServletRequest request, byte[] into) throws java.io.IOException {
        int filled = 0;
        for (int next = request.getInputStream().read(); next >= 0 && filled < into.length; next = request.getInputStream().read()) {
            // ok: numeric-truncation
            into[filled++] = (byte) next;
        }
        return filled;
    }
}
