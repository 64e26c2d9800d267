#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct box {
    char *name;
};

void store(char *p);

int leak(const char *name)
{
    // expect: memory-leak
    char *copy = strdup(name);
    if (copy == NULL) {
        return -1;
    }
    printf("%s\n", copy);
    return 0;
}

int early_return(const char *name, int fd)
{
    // expect: memory-leak
    char *buffer = malloc(100);
    if (buffer == NULL) {
        return -1;
    }
    if (fd < 0) {
        return -1;
    }
    strncpy(buffer, name, 99);
    free(buffer);
    return 0;
}

int freed(const char *name)
{
    // ok: memory-leak
    char *buffer = malloc(100);
    if (!buffer) {
        return -1;
    }
    strncpy(buffer, name, 99);
    free(buffer);
    return 0;
}

int cleanup(const char *name, int n)
{
    int rc = -1;
    // ok: memory-leak
    char *copy = strdup(name);
    if (copy == NULL) {
        goto out;
    }
    if (n > 10) {
        goto out;
    }
    rc = 0;
out:
    free(copy);
    return rc;
}

char *returned(void)
{
    // ok: memory-leak
    char *p = malloc(10);
    return p;
}

void kept(struct box *b, const char *name)
{
    // ok: memory-leak
    b->name = strdup(name);
    // ok: memory-leak
    char *p = malloc(10);
    store(p);
}

static char *make(void)
{
    // expect: memory-leak
    char *p = malloc(10);
    return p;
}

void lost(void)
{
    char *p = make();
    puts("done");
    if (p) {
        p[0] = 'x';
    }
}
