#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node {
    struct node *next;
    int value;
};

void show(const char *text);

void simple(void)
{
    char *data = malloc(100);
    if (data == NULL) {
        return;
    }
    strcpy(data, "text");
    // ok: use-after-free
    show(data);
    free(data);
    // expect: use-after-free
    show(data);
}

int field(struct node *n)
{
    free(n);
    // expect: use-after-free
    return n->value;
}

void list(struct node *head)
{
    while (head != NULL) {
        // ok: use-after-free
        struct node *next = head->next;
        free(head);
        head = next;
    }
}

void bad_list(struct node *head)
{
    // expect: use-after-free
    for (struct node *n = head; n != NULL; n = n->next) {
        free(n);
    }
}

char *reset(char *p)
{
    free(p);
    p = NULL;
    // ok: use-after-free
    return p;
}

char *dangling(void)
{
    char *p = malloc(10);
    free(p);
    // expect: use-after-free
    return p;
}

int maybe(char *p, int done)
{
    if (done) {
        free(p);
        return 0;
    }
    // ok: use-after-free
    return p[0];
}

static void release(char *p)
{
    free(p);
}

void through_a_function(void)
{
    char *p = malloc(10);
    if (!p) {
        return;
    }
    release(p);
    // expect: use-after-free
    p[0] = 'x';
}

int out(const char *name)
{
    int rc = -1;
    char *copy = strdup(name);
    if (copy == NULL) {
        goto done;
    }
    rc = (int)strlen(copy);
done:
    // ok: use-after-free
    free(copy);
    return rc;
}

void closed(const char *name)
{
    FILE *f = fopen(name, "w");
    if (!f) {
        return;
    }
    fclose(f);
    // expect: use-after-free
    fputs("late", f);
}
