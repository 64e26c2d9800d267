#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct point {
    int x, y;
};

int load(int *into);

#define SET(v) ((v) = 4)

int number(void)
{
    int n;
    // expect: uninitialised-use
    printf("%d\n", n);
    n = 1;
    // ok: uninitialised-use
    return n;
}

int pointer(void)
{
    int *p;
    // expect: uninitialised-use
    return *p;
}

int filled_by_address(void)
{
    int n;
    struct point p;
    load(&n);
    memset(&p, 0, sizeof p);
    // ok: uninitialised-use
    return n + p.x;
}

int filled_by_field(void)
{
    struct point p;
    p.x = 1;
    p.y = 2;
    // ok: uninitialised-use
    return p.x + p.y;
}

int one_way(int c)
{
    int n;
    if (c > 0) {
        n = 1;
    }
    // ok: uninitialised-use
    return c > 0 ? n : 0;
}

int every_way(int c)
{
    int n;
    switch (c) {
    case 1:
        n = 10;
        break;
    default:
        n = 20;
        break;
    }
    // ok: uninitialised-use
    return n;
}

int never_here(int c)
{
    int n;
    if (c > 0) {
        n = 3;
        return n;
    }
    // expect: uninitialised-use
    return n;
}

int counter(void)
{
    int i;
    int sum;
    for (i = 0; i < 10; i++) {
        // expect: uninitialised-use
        sum += i;
    }
    return sum;
}

int by_macro(void)
{
    int n;
    SET(n);
    // ok: uninitialised-use
    return n;
}

int size_only(void)
{
    struct point *p;
    // ok: uninitialised-use
    p = malloc(sizeof *p);
    if (p == NULL) {
        return 0;
    }
    p->x = sizeof(p);
    free(p);
    return 1;
}

int kept(void)
{
    static int n;
    // ok: uninitialised-use
    return ++n;
}
