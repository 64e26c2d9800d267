class Form {
    String shown() {
        // expect: password-field-shown
        return "<input name=\"password\" type=\"text\">";
    }

    String hidden() {
        // ok: password-field-shown
        return "<input name=\"password\" type=\"password\"><input name=\"user\" type=\"text\">";
    }
}
