import jakarta.servlet.http.HttpServletRequest;

class Rows {
    private final int[] rows = new int[10];

    int free(HttpServletRequest request) {
        int at = Integer.parseInt(request.getParameter("row"));
        // expect: out-of-bounds-index
        return rows[at];
    }

    void write(HttpServletRequest request) {
        int at = Integer.parseInt(request.getParameter("row"));
        if (at >= 0) {
            // expect: out-of-bounds-index
            rows[at] = 1;
        }
    }

    int tested(HttpServletRequest request) {
        int at = Integer.parseInt(request.getParameter("row"));
        if (at < 0 || at >= rows.length) {
            return -1;
        }
        // ok: out-of-bounds-index
        return rows[at];
    }
}
