import javax.servlet.http.HttpServletRequest;

class Pages {
    int pages(HttpServletRequest request, int total) {
        int size = Integer.parseInt(request.getParameter("size"));
        // expect: divide-by-zero
        return total / size;
    }

    int checked(HttpServletRequest request, int total) {
        int size = Integer.parseInt(request.getParameter("size"));
        if (size == 0) {
            return 0;
        }
        // ok: divide-by-zero
        return total / size;
    }

    int positive(HttpServletRequest request, int total) {
        int size = Integer.parseInt(request.getParameter("size"));
        if (size > 0) {
            // ok: divide-by-zero
            return total % size;
        }
        return total;
    }

    double share(HttpServletRequest request, double total) {
        double parts = Double.parseDouble(request.getParameter("parts"));
        // ok: divide-by-zero
        return total / parts;
    }

    int constant(int total) {
        int none = 0;
        // expect: divide-by-zero
        return total / none;
    }
}
