package example.threads;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

class Locks {
    private static final String NAME = "lock";
    private final Object monitor = new Object();
    private final Lock lock = new ReentrantLock();
    private boolean ready;

    void text() {
        // expect: lock-misuse
        synchronized (NAME) {
            ready = true;
        }
        // expect: lock-misuse
        synchronized (new Object()) {
            ready = true;
        }
        // ok: lock-misuse
        synchronized (monitor) {
            ready = true;
        }
    }


    void await() throws InterruptedException {
        synchronized (monitor) {
            while (!ready) {
                // ok: lock-misuse
                monitor.wait();
            }
        }
        synchronized (monitor) {
            if (!ready) {
                // expect: lock-misuse
                monitor.wait();
            }
        }
    }

    int early(int value) {
        // expect: lock-misuse
        lock.lock();
        if (value < 0) {
            return -1;
        }
        ready = true;
        lock.unlock();
        return value;
    }

    int right(int value) {
        // ok: lock-misuse
        lock.lock();
        try {
            if (value < 0) {
                return -1;
            }
            return value;
        } finally {
            lock.unlock();
        }
    }
}
