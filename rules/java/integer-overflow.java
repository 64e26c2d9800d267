package example.sizes;

import jakarta.servlet.http.HttpServletRequest;

class Sizes {
    private static final int MAX = 10_000;

    int[] grid(HttpServletRequest request) {
        int width = Integer.parseInt(request.getParameter("width"));
        int height = Integer.parseInt(request.getParameter("height"));
        // expect: integer-overflow
        int[] wrong = new int[width * height];
        if (width < 1 || width > MAX || height < 1 || height > MAX) {
            throw new IllegalArgumentException();
        }
        // ok: integer-overflow
        return new int[width * height];
    }

    int price(HttpServletRequest request) {
        int count = Integer.parseInt(request.getParameter("count"));
        // expect: integer-overflow
        int total = count * 1999;
        // ok: integer-overflow
        int exact = Math.multiplyExact(count, 1999);
        return Math.addExact(total, exact);
    }

    String said(HttpServletRequest request, long total) {
        // ok: integer-overflow
        return request.getParameter("name") + " " + total;
    }
}
