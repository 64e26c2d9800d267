/* Sums of lines, worked out by several threads, printed in the order of the lines.
 * Each line of standard input is a list of whole numbers; argument 1 is the number of threads (1 to 8, 4 when absent).
 */
#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_JOBS = 256, LINE_SIZE = 512, MAX_THREADS = 8, DEFAULT_THREADS = 4 };

typedef struct {
    char line[LINE_SIZE];
    int64_t sum;
    const char *error;
    bool done;
} job;

typedef struct {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    job *jobs;
    size_t count;
    size_t next;
    size_t finished;
} queue;

static const char *add_up(char *line, int64_t *sum) {
    char *rest = line;
    char *word = NULL;
    *sum = 0;
    while ((word = strtok_r(rest, " \r\n", &rest)) != NULL) {
        char *end = NULL;
        errno = 0;
        intmax_t number = strtoimax(word, &end, 10);
        if (errno != 0 || end == word || *end != '\0') return "no number";
        if (__builtin_add_overflow(*sum, (int64_t)number, sum)) return "too much";
    }
    return NULL;
}

/* The next job that nobody has; NULL when there is none left. */
static job *take(queue *q) {
    job *taken = NULL;
    pthread_mutex_lock(&q->lock);
    if (q->next < q->count) taken = &q->jobs[q->next++];
    pthread_mutex_unlock(&q->lock);
    return taken;
}

static void hand_in(queue *q, job *j, int64_t sum, const char *error) {
    pthread_mutex_lock(&q->lock);
    j->sum = sum;
    j->error = error;
    j->done = true;
    q->finished++;
    pthread_cond_broadcast(&q->changed);
    pthread_mutex_unlock(&q->lock);
}

static void *work(void *argument) {
    queue *q = argument;
    job *mine = NULL;
    while ((mine = take(q)) != NULL) {
        int64_t sum = 0;
        const char *error = add_up(mine->line, &sum);
        hand_in(q, mine, sum, error);
    }
    return NULL;
}

static bool read_jobs(queue *q) {
    char line[LINE_SIZE];
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (q->count >= MAX_JOBS) {
            (void)fputs("too many lines\n", stderr);
            return false;
        }
        if (strchr(line, '\n') == NULL && !feof(stdin)) {
            (void)fputs("a line is too long\n", stderr);
            return false;
        }
        job *fresh = &q->jobs[q->count++];
        *fresh = (job){0};
        (void)snprintf(fresh->line, sizeof fresh->line, "%s", line);
    }
    return true;
}

/* Waits for each in turn, so that the output has the order of the input. */
static void print_in_order(queue *q) {
    for (size_t i = 0; i < q->count; i++) {
        pthread_mutex_lock(&q->lock);
        while (!q->jobs[i].done) pthread_cond_wait(&q->changed, &q->lock);
        int64_t sum = q->jobs[i].sum;
        const char *error = q->jobs[i].error;
        pthread_mutex_unlock(&q->lock);
        if (error != NULL)
            printf("%zu: %s\n", i + 1, error);
        else
            printf("%zu: %" PRId64 "\n", i + 1, sum);
    }
}

static int thread_count(int argc, char **argv) {
    if (argc < 2) return DEFAULT_THREADS;
    char *end = NULL;
    errno = 0;
    long number = strtol(argv[1], &end, 10);
    if (errno != 0 || end == argv[1] || *end != '\0' || number < 1 || number > MAX_THREADS) return -1;
    return (int)number;
}

static int run(queue *q, int threads) {
    pthread_t ids[MAX_THREADS];
    int started = 0;
    while (started < threads && pthread_create(&ids[started], NULL, work, q) == 0) started++;
    if (started == 0) {
        (void)fputs("no thread could be started\n", stderr);
        return 1;
    }
    print_in_order(q);
    int failed = 0;
    for (int i = 0; i < started; i++) failed |= pthread_join(ids[i], NULL);
    printf("%zu lines\n", q->finished);
    return failed == 0 ? 0 : 1;
}

int main(int argc, char **argv) {
    int threads = thread_count(argc, argv);
    if (threads < 0) {
        (void)fputs("the number of threads must be from 1 to 8\n", stderr);
        return 2;
    }
    queue q = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};
    q.jobs = calloc(MAX_JOBS, sizeof *q.jobs);
    if (q.jobs == NULL) {
        (void)fputs("no memory\n", stderr);
        return 1;
    }
    int status = read_jobs(&q) ? run(&q, threads) : 1;
    free(q.jobs);
    return status;
}
