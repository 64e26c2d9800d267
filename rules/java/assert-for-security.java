package example.admin;

class Admin {
    void delete(User user, int id) {
        // expect: assert-for-security
        assert user.hasRole("admin") : "not allowed";
        // ok: assert-for-security
        assert id > 0;
        // ok: assert-for-security
        if (!user.hasRole("admin")) {
            throw new SecurityException("not allowed");
        }
    }

    interface User {
        boolean hasRole(String role);
    }
}
