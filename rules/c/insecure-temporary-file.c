#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int by_name(void)
{
    char name[] = "/tmp/report.XXXXXX";
    // expect: insecure-temporary-file
    if (mktemp(name) == NULL) {
        return -1;
    }
    return open(name, O_CREAT | O_WRONLY, 0600);
}

int at_once(void)
{
    char name[] = "/tmp/report.XXXXXX";
    // ok: insecure-temporary-file
    return mkstemp(name);
}

FILE *generated(void)
{
    char name[L_tmpnam];
    // expect: insecure-temporary-file
    return fopen(tmpnam(name), "w");
}

FILE *anonymous(void)
{
    // ok: insecure-temporary-file
    return tmpfile();
}

FILE *fixed(int id)
{
    char path[64];
    snprintf(path, sizeof path, "/tmp/app-%d.log", id);
    // expect: insecure-temporary-file
    return fopen(path, "w");
}

FILE *reading(void)
{
    // ok: insecure-temporary-file
    return fopen("/tmp/app.log", "r");
}

int exclusive(void)
{
    // ok: insecure-temporary-file
    return open("/tmp/app.lock", O_CREAT | O_EXCL | O_WRONLY, 0600);
}

int followed(void)
{
    // expect: insecure-temporary-file
    return open("/tmp/app.pid", O_CREAT | O_WRONLY, 0644);
}

int first_of_all(void)
{
    // ok: insecure-temporary-file
    char *name = tempnam(NULL, "job");
    int fd = open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
    free(name);
    return fd;
}

int whoever_was_first(void)
{
    // expect: insecure-temporary-file
    char *name = tempnam(NULL, "job");
    int fd = open(name, O_RDWR | O_CREAT, 0600);
    free(name);
    return fd;
}
