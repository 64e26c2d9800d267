#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static int served;
static atomic_int active;
static __thread int mine;
static int guarded;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *serve(void *arg)
{
    int rounds = 0;
    // expect: unsynchronised-shared-state
    served++;
    // expect: unsynchronised-shared-state
    served = served + 1;
    // ok: unsynchronised-shared-state
    active++;
    // ok: unsynchronised-shared-state
    mine += 2;
    // ok: unsynchronised-shared-state
    rounds += served - 1;
    time_t now = time(NULL);
    // expect: unsynchronised-shared-state
    printf("%s %d\n", asctime(gmtime(&now)), rounds);
    return arg;
}

static void *serve_safely(void *arg)
{
    struct tm parts;
    time_t now = time(NULL);
    pthread_mutex_lock(&lock);
    // ok: unsynchronised-shared-state
    guarded++;
    pthread_mutex_unlock(&lock);
    // ok: unsynchronised-shared-state
    gmtime_r(&now, &parts);
    return arg;
}

// Called by one thread only.
static void reset(void)
{
    // ok: unsynchronised-shared-state
    served--;
}

int start(void)
{
    pthread_t one, two;
    reset();
    if (pthread_create(&one, NULL, serve, NULL) != 0 || pthread_create(&two, NULL, serve_safely, NULL) != 0) {
        return -1;
    }
    pthread_join(one, NULL);
    return pthread_join(two, NULL);
}
