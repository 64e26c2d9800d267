class Login {
    void byGet(java.io.PrintWriter page) {
        // expect: password-in-query
        page.println("<form method=\"get\" action=\"/login\">");
        page.println("<input name=\"password\" type=\"password\"></form>");
    }

    void byPost(java.io.PrintWriter page) {
        // ok: password-in-query
        page.println("<form method=\"post\" action=\"/login\">");
        page.println("<input name=\"password\" type=\"password\"></form>");
    }

    void search(java.io.PrintWriter page) {
        // ok: password-in-query
        page.println("<form method=\"get\" action=\"/search\"><input name=\"q\"></form>");
    }
}
