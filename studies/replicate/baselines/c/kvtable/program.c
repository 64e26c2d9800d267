/* A table of names and texts in memory. Reads commands from standard input:
 *   set NAME TEXT     get NAME     del NAME     count     keys
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BUCKETS = 8, MAX_ENTRIES = 5000, LINE_SIZE = 600, MAX_NAME = 40, MAX_TEXT = 500 };

typedef struct entry {
    struct entry *next;
    char *name;
    char *text;
} entry;

typedef struct {
    entry **buckets;
    size_t bucket_count;
    size_t count;
} table;

/* The number of buckets is a power of two. */
static size_t place(const char *name, size_t bucket_count) {
    uint32_t hash = 0x811c9dc5u;
    for (; *name != '\0'; name++) hash = (hash << 5 | hash >> 27) ^ (uint8_t)*name;
    return hash & (bucket_count - 1);
}

static bool create(table *t) {
    t->buckets = calloc(FIRST_BUCKETS, sizeof *t->buckets);
    t->bucket_count = t->buckets == NULL ? 0 : FIRST_BUCKETS;
    t->count = 0;
    return t->buckets != NULL;
}

static void release_entry(entry *e) {
    free(e->name);
    free(e->text);
    free(e);
}

static void destroy(table *t) {
    for (size_t i = 0; i < t->bucket_count; i++) {
        entry *e = t->buckets[i];
        while (e != NULL) {
            entry *next = e->next;
            release_entry(e);
            e = next;
        }
    }
    free(t->buckets);
    t->buckets = NULL;
    t->bucket_count = 0;
    t->count = 0;
}

static entry *find(const table *t, const char *name) {
    size_t at = place(name, t->bucket_count);
    entry *e = at < t->bucket_count ? t->buckets[at] : NULL;
    while (e != NULL && strcmp(e->name, name) != 0) e = e->next;
    return e;
}

/* Twice as many buckets when they are full; a table that cannot grow goes on as it is. */
static void grow(table *t) {
    size_t bucket_count = t->bucket_count * 2;
    entry **buckets = calloc(bucket_count, sizeof *buckets);
    if (buckets == NULL) return;
    for (size_t i = 0; i < t->bucket_count; i++) {
        entry *e = t->buckets[i];
        while (e != NULL) {
            entry *next = e->next;
            size_t at = place(e->name, bucket_count);
            e->next = buckets[at];
            buckets[at] = e;
            e = next;
        }
    }
    free(t->buckets);
    t->buckets = buckets;
    t->bucket_count = bucket_count;
}

static const char *add(table *t, const char *name, const char *text) {
    if (t->count >= MAX_ENTRIES) return "full";
    if (t->count >= t->bucket_count) grow(t);
    entry *fresh = calloc(1, sizeof *fresh);
    if (fresh == NULL) return "no memory";
    fresh->name = strdup(name);
    fresh->text = strdup(text);
    if (fresh->name == NULL || fresh->text == NULL) {
        release_entry(fresh);
        return "no memory";
    }
    size_t at = place(name, t->bucket_count);
    fresh->next = t->buckets[at];
    t->buckets[at] = fresh;
    t->count++;
    return "added";
}

static const char *set(table *t, const char *name, const char *text) {
    if (strlen(name) > MAX_NAME || strlen(text) > MAX_TEXT) return "too long";
    entry *e = find(t, name);
    if (e == NULL) return add(t, name, text);
    char *copy = strdup(text);
    if (copy == NULL) return "no memory";
    free(e->text);
    e->text = copy;
    return "changed";
}

static const char *del(table *t, const char *name) {
    entry **link = &t->buckets[place(name, t->bucket_count)];
    while (*link != NULL && strcmp((*link)->name, name) != 0) link = &(*link)->next;
    entry *found = *link;
    if (found == NULL) return "no such name";
    *link = found->next;
    release_entry(found);
    t->count--;
    return "deleted";
}

static int by_name(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

static void print_keys(const table *t) {
    const char **names = calloc(t->count + 1, sizeof *names);
    size_t filled = 0;
    if (names == NULL) {
        puts("no memory");
        return;
    }
    for (size_t i = 0; i < t->bucket_count; i++)
        for (const entry *e = t->buckets[i]; e != NULL && filled < t->count; e = e->next) names[filled++] = e->name;
    qsort(names, filled, sizeof *names, by_name);
    for (size_t i = 0; i < filled; i++) printf("%s%s", i == 0 ? "" : " ", names[i]);
    putchar('\n');
    free(names);
}

static void obey(table *t, char *line) {
    char *rest = line;
    line[strcspn(line, "\r\n")] = '\0';
    char *command = strtok_r(rest, " ", &rest);
    char *name = command == NULL ? NULL : strtok_r(rest, " ", &rest);
    if (command == NULL) return;
    if (strcmp(command, "count") == 0) {
        printf("%zu\n", t->count);
    } else if (strcmp(command, "keys") == 0) {
        print_keys(t);
    } else if (name != NULL && strcmp(command, "set") == 0) {
        puts(set(t, name, rest == NULL ? "" : rest));
    } else if (name != NULL && strcmp(command, "get") == 0) {
        const entry *e = find(t, name);
        puts(e == NULL ? "no such name" : e->text);
    } else if (name != NULL && strcmp(command, "del") == 0) {
        puts(del(t, name));
    } else {
        puts("what?");
    }
}

int main(void) {
    table t;
    char line[LINE_SIZE];
    if (!create(&t)) {
        (void)fputs("no memory\n", stderr);
        return 1;
    }
    while (fgets(line, sizeof line, stdin) != NULL) obey(&t, line);
    destroy(&t);
    return 0;
}
