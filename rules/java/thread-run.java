class Work {
    void here(Runnable task) {
        Thread thread = new Thread(task);
        // expect: thread-run
        thread.run();
    }

    void there(Runnable task) {
        Thread thread = new Thread(task);
        // ok: thread-run
        thread.start();
    }
}
