#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node {
    struct node *next;
    int value;
};

int read_first(const char *path)
{
    char line[64];
    FILE *f = fopen(path, "r");
    // expect: null-dereference
    fgets(line, sizeof line, f);
    // ok: null-dereference
    fclose(f);
    return line[0];
}

int read_first_checked(const char *path)
{
    char line[64] = "";
    FILE *f = fopen(path, "r");
    if (!f) {
        return -1;
    }
    // ok: null-dereference
    fgets(line, sizeof line, f);
    // ok: null-dereference
    fclose(f);
    return line[0];
}

size_t home_length(void)
{
    // expect: null-dereference
    return strlen(getenv("HOME"));
}

size_t home_length_checked(void)
{
    const char *home = getenv("HOME");
    // ok: null-dereference
    return home ? strlen(home) : 0;
}

int after_test(struct node *n)
{
    if (n == NULL) {
        fprintf(stderr, "no node\n");
        // expect: null-dereference
        return n->value;
    }
    // ok: null-dereference
    return n->value;
}

int set_to_null(struct node *n)
{
    int sum = 0;
    struct node *best = NULL;
    // expect: null-dereference
    sum += best->value;
    best = n;
    // ok: null-dereference
    sum += best->value;
    return sum;
}

int found(struct node *list, int value)
{
    struct node *hit = NULL;
    for (struct node *n = list; n; n = n->next) {
        if (n->value == value) {
            hit = n;
        }
    }
    // ok: null-dereference
    return hit != NULL && hit->value > 3;
}

int wrong_operator(struct node *n)
{
    n = NULL;
    // expect: null-dereference
    if ((n != NULL) & (n->value == 5)) {
        return 1;
    }
    // ok: null-dereference
    return n != NULL && n->value == 5;
}

static int value_of(struct node *n)
{
    // expect: null-dereference
    return n->value;
}

static int value_or(struct node *n, int other)
{
    if (other > 0 && n != NULL) {
        // ok: null-dereference
        return n->value;
    }
    return other;
}

int handed_over(int other)
{
    struct node *none = NULL;
    return value_of(none) + value_or(none, other);
}
