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
}
