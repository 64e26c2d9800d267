class Reader {
    boolean swallowed(Runnable check) {
        try {
            check.run();
        } finally {
            // expect: return-in-finally
            return true;
        }
    }

    void nothing(Runnable check) {
        try {
            check.run();
        } finally {
            // expect: return-in-finally
            return;
        }
    }

    boolean passed(Runnable check) {
        try {
            check.run();
        } finally {
            System.out.println("done");
        }
        // ok: return-in-finally
        return true;
    }
}
