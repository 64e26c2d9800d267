import jakarta.servlet.http.HttpServletRequest;

class Repeats {
    void free(HttpServletRequest request) {
        int count = Integer.parseInt(request.getParameter("count"));
        // expect: unchecked-loop-bound
        for (int i = 0; i < count; i++) {
            System.out.println(i);
        }
    }

    void bounded(HttpServletRequest request) {
        int count = Integer.parseInt(request.getParameter("count"));
        if (count > 100) {
            return;
        }
        // ok: unchecked-loop-bound
        for (int i = 0; i < count; i++) {
            System.out.println(i);
        }
    }

    void elements(HttpServletRequest request) {
        String[] names = request.getParameterValues("name");
        // ok: unchecked-loop-bound
        for (int i = 0; i < names.length; i++) {
            System.out.println(i);
        }
    }
}
