package example.roles;

class Roles {
    boolean isAdmin(String role) {
        // expect: reference-comparison
        boolean wrong = role == "admin";
        // ok: reference-comparison
        boolean right = "admin".equals(role);
        // ok: reference-comparison
        return wrong && right && role != null;
    }

    boolean same(String one, String other) {
        String first = one.trim();
        String second = other.trim();
        // expect: reference-comparison
        boolean wrong = first == second;
        // ok: reference-comparison
        return wrong || first.equals(second);
    }
}
