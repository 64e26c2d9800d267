import java.util.concurrent.locks.ReentrantLock;

class Counter {
    private final ReentrantLock lock = new ReentrantLock();
    private int count;

    void twice() {
        ReentrantLock own = new ReentrantLock();
        own.lock();
        count++;
        own.unlock();
        // expect: double-unlock
        own.unlock();
    }

    void never() {
        try {
            count++;
        } finally {
            // expect: double-unlock
            lock.unlock();
        }
    }

    void once() {
        lock.lock();
        try {
            count++;
        } finally {
            // ok: double-unlock
            lock.unlock();
        }
    }
}
