#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct session {
    char *name;
    unsigned char *key;
    int count;
};

int fill(struct session *s);

struct session *straight(const char *name)
{
    struct session *s = malloc(sizeof *s);
    // expect: unchecked-allocation
    s->count = 0;
    // ok: unchecked-allocation
    s->name = strdup(name);
    return s;
}

struct session *checked(const char *name)
{
    struct session *s = calloc(1, sizeof(*s));
    if (s == NULL) {
        return NULL;
    }
    // ok: unchecked-allocation
    s->name = strdup(name);
    if (!s->name) {
        free(s);
        return NULL;
    }
    // ok: unchecked-allocation
    s->name[0] = '_';
    return s;
}

char *copied(const char *text, size_t n)
{
    char *copy = malloc(n + 1);
    // expect: unchecked-allocation
    memcpy(copy, text, n);
    // ok: unchecked-allocation
    copy[n] = '\0';
    return copy;
}

char *copied_safely(const char *text, size_t n)
{
    char *copy;
    if ((copy = malloc(n + 1)) == NULL) {
        goto failed;
    }
    // ok: unchecked-allocation
    memcpy(copy, text, n);
    copy[n] = '\0';
    return copy;
failed:
    perror("malloc");
    return NULL;
}

int both(size_t n)
{
    int *a = malloc(n * sizeof(int));
    int *b = malloc(n * sizeof(int));
    int rc = -1;
    if (!a || !b) {
        goto out;
    }
    // ok: unchecked-allocation
    a[0] = b[0] = 1;
    rc = 0;
out:
    free(a);
    free(b);
    return rc;
}

void in_field(struct session *s, size_t n)
{
    s->key = malloc(n);
    // expect: unchecked-allocation
    memset(s->key, 0, n);
}

static void *must(void *p)
{
    if (p == NULL) {
        abort();
    }
    return p;
}

static void *must_malloc(size_t n)
{
    void *p = malloc(n);
    if (!p) {
        fprintf(stderr, "out of memory\n");
        exit(1);
    }
    return p;
}

void by_wrapper(size_t n)
{
    char *a = must(malloc(n));
    char *b = must_malloc(n);
    // ok: unchecked-allocation
    a[0] = 'x';
    // ok: unchecked-allocation
    strcpy(b, "x");
    free(a);
    free(b);
}

void handed_on(void)
{
    struct session *s = malloc(sizeof(struct session));
    // ok: unchecked-allocation
    if (fill(s) != 0) {
        return;
    }
    // ok: unchecked-allocation
    s->count = 1;
}

void one_way_only(int n)
{
    char *p = malloc(10);
    if (n > 3) {
        if (p == NULL) {
            return;
        }
        // ok: unchecked-allocation
        p[1] = 'a';
    }
    // expect: unchecked-allocation
    p[0] = 'b';
    free(p);
}
