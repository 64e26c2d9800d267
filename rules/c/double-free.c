#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void twice(void)
{
    char *p = malloc(10);
    // ok: double-free
    free(p);
    // expect: double-free
    free(p);
}

void alias(void)
{
    char *p = malloc(10);
    char *q = p;
    free(q);
    // expect: double-free
    free(p);
}

int cleanup(const char *name)
{
    int rc = -1;
    char *copy = strdup(name);
    if (copy == NULL) {
        return -1;
    }
    if (strlen(copy) > 10) {
        free(copy);
        goto out;
    }
    rc = 0;
out:
    // expect: double-free
    free(copy);
    return rc;
}

void reset(char *p)
{
    free(p);
    p = NULL;
    // ok: double-free
    free(p);
}

void either(char *p, int big)
{
    if (big) {
        free(p);
    } else {
        // ok: double-free
        free(p);
    }
}

void exclusive(char *p, int flag)
{
    if (flag) {
        free(p);
        return;
    }
    // ok: double-free
    free(p);
}

void in_a_loop(char **list, int n)
{
    for (int i = 0; i < n; i++) {
        // ok: double-free
        free(list[i]);
    }
    // ok: double-free
    free(list);
}

static void release(char *p)
{
    // expect: double-free
    free(p);
}

void across(void)
{
    char *p = malloc(10);
    free(p);
    release(p);
}

void streams(const char *name)
{
    FILE *f = fopen(name, "r");
    if (f == NULL) {
        return;
    }
    fclose(f);
    // expect: double-free
    fclose(f);
}

enum kind { KIND_LIST, KIND_SET, KIND_MAP, KIND_TEXT };

struct reply {
    enum kind kind;
    void *items;
};

void by_kind(struct reply *r)
{
    if (r->kind == KIND_LIST || r->kind == KIND_SET) {
        // ok: double-free
        free(r->items);
    }
    if (r->kind == KIND_MAP) {
        // ok: double-free
        free(r->items);
    }
}

void by_overlapping_kinds(struct reply *r)
{
    if (r->kind == KIND_LIST || r->kind == KIND_SET) {
        free(r->items);
    }
    if (r->kind == KIND_SET || r->kind == KIND_MAP) {
        // expect: double-free
        free(r->items);
    }
}

void by_kind_that_changes(struct reply *r)
{
    if (r->kind == KIND_LIST) {
        free(r->items);
        r->kind = KIND_TEXT;
    }
    if (r->kind == KIND_TEXT) {
        // expect: double-free
        free(r->items);
    }
}
