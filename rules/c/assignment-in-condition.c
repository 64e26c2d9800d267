#include <stdio.h>

struct user {
    int role;
};

int allowed(int admin)
{
    // expect: assignment-in-condition
    if (admin = 1) {
        return 1;
    }
    return 0;
}

int allowed_by_role(struct user *u, int admin)
{
    // expect: assignment-in-condition
    if (u->role = 0) {
        return 1;
    }
    // ok: assignment-in-condition
    if (admin == 1) {
        return 1;
    }
    return 0;
}

int lines(FILE *f)
{
    int c, n = 0;
    // ok: assignment-in-condition
    while ((c = getc(f)) != EOF) {
        if (c == '\n') {
            n++;
        }
    }
    // ok: assignment-in-condition
    if ((n = n / 2) > 3) {
        return n;
    }
    return 0;
}

int reset(int n)
{
    // expect: assignment-in-condition
    n == 0;
    // ok: assignment-in-condition
    n = 0;
    return n;
}
