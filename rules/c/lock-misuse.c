#include <pthread.h>
#include <stdlib.h>

struct queue {
    pthread_mutex_t lock;
    int items[16];
    int count;
};

static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;
static int table[64];

int push(struct queue *q, int item)
{
    // expect: lock-misuse
    pthread_mutex_lock(&q->lock);
    if (q->count == 16) {
        return -1;
    }
    q->items[q->count++] = item;
    pthread_mutex_unlock(&q->lock);
    return 0;
}

int push_safely(struct queue *q, int item)
{
    int rc = -1;
    // ok: lock-misuse
    pthread_mutex_lock(&q->lock);
    if (q->count == 16) {
        goto out;
    }
    q->items[q->count++] = item;
    rc = 0;
out:
    pthread_mutex_unlock(&q->lock);
    return rc;
}

void twice(int i)
{
    pthread_mutex_lock(&table_lock);
    table[i]++;
    // expect: lock-misuse
    pthread_mutex_lock(&table_lock);
    table[i + 1]++;
    pthread_mutex_unlock(&table_lock);
    pthread_mutex_unlock(&table_lock);
}

void one_after_another(int i)
{
    pthread_mutex_lock(&table_lock);
    table[i]++;
    pthread_mutex_unlock(&table_lock);
    // ok: lock-misuse
    pthread_mutex_lock(&table_lock);
    table[i + 1]++;
    pthread_mutex_unlock(&table_lock);
}

void only_if_needed(int i, int threaded)
{
    if (threaded) {
        // ok: lock-misuse
        pthread_mutex_lock(&table_lock);
    }
    table[i]++;
    if (threaded) {
        pthread_mutex_unlock(&table_lock);
    }
}

// A function that takes the lock for its caller.
void enter(struct queue *q)
{
    // ok: lock-misuse
    pthread_mutex_lock(&q->lock);
}

void of_elements(struct queue *queues, int i)
{
    // ok: lock-misuse
    pthread_mutex_lock(&queues[i].lock);
    queues[i].count = 0;
    pthread_mutex_unlock(&queues[i].lock);
}

void checked(struct queue *q)
{
    // ok: lock-misuse
    if (pthread_mutex_lock(&q->lock) != 0) {
        abort();
    }
    q->count = 0;
    pthread_mutex_unlock(&q->lock);
}
