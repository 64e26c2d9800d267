#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int total;

void add(int n)
{
    pthread_mutex_lock(&lock);
    total += n;
    if (total > 100) {
        total = 0;
        pthread_mutex_unlock(&lock);
    }
    // ok: unlock-without-lock
    pthread_mutex_unlock(&lock);
}

void add_twice(int n)
{
    pthread_mutex_lock(&lock);
    total += n;
    pthread_mutex_unlock(&lock);
    // expect: unlock-without-lock
    pthread_mutex_unlock(&lock);
}

void early(int n)
{
    pthread_mutex_lock(&lock);
    if (n < 0) {
        pthread_mutex_unlock(&lock);
        return;
    }
    total += n;
    // ok: unlock-without-lock
    pthread_mutex_unlock(&lock);
}

void again(int n)
{
    for (int i = 0; i < n; i++) {
        pthread_mutex_lock(&lock);
        total++;
        // ok: unlock-without-lock
        pthread_mutex_unlock(&lock);
    }
}
