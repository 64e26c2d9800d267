class Doors {
    boolean open(boolean allowed) {
        // expect: assignment-in-condition
        if (allowed = true) {
            return true;
        }
        // ok: assignment-in-condition
        if (allowed == true) {
            return true;
        }
        boolean next;
        // ok: assignment-in-condition
        if (next = check()) {
            return next;
        }
        return false;
    }

    boolean check() {
        return false;
    }
}
