#include <atomic>
#include <mutex>
#include <thread>

int hits = 0;
int guarded = 0;
std::atomic<int> counted{0};
std::mutex mutex;

void count()
{
    // expect: unsynchronised-shared-state
    hits++;
    // ok: unsynchronised-shared-state
    counted++;
}

void countLocked()
{
    std::lock_guard<std::mutex> lock(mutex);
    // ok: unsynchronised-shared-state
    guarded++;
}

int main()
{
    std::thread first(count);
    std::thread second(countLocked);
    first.join();
    second.join();
    return 0;
}
