class Page {
    String told() {
        // expect: secret-in-page-comment
        return "<!-- DB user = joe, DB password = 123 --><form>";
    }

    String plain() {
        // ok: secret-in-page-comment
        return "<!-- the form for a new password --><form>";
    }
}
