class Names {
    String caught(String name) {
        try {
            return name.trim();
        // expect: null-pointer-caught
        } catch (NullPointerException e) {
            return "";
        }
    }

    String tested(String number) {
        try {
            return number == null ? "" : Integer.valueOf(number).toString();
        // ok: null-pointer-caught
        } catch (NumberFormatException e) {
            return "none";
        }
    }
}
