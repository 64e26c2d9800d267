#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int append(const char *path, const char *text)
{
    FILE *f = fopen(path, "a");
    // expect: swallowed-error
    if (f == NULL) {
    }
    fputs(text, f);
    // expect: swallowed-error
    if (fclose(f)) {
        // nothing to do
    }
    return 0;
}

int append_checked(const char *path, const char *text)
{
    FILE *f = fopen(path, "a");
    // ok: swallowed-error
    if (f == NULL) {
        perror(path);
        return -1;
    }
    // ok: swallowed-error
    if (fputs(text, f) < 0) {
        fclose(f);
        return -1;
    }
    return fclose(f);
}

void drop(void)
{
    // expect: swallowed-error
    if (setuid(1000) != 0) {
    }
    // ok: swallowed-error
    if (setgid(1000) != 0) {
        abort();
    }
}

void one_or_other(int n)
{
    // ok: swallowed-error
    if (n == 3) {
    } else {
        puts("other");
    }
}

int status(int rc)
{
    // expect: swallowed-error
    if (rc != 0) {
    }
    return 0;
}
