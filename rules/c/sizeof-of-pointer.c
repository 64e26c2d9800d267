#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct record {
    char name[32];
    double values[8];
};

struct record *fresh(void)
{
    // expect: sizeof-of-pointer
    struct record *r = malloc(sizeof(r));
    // ok: sizeof-of-pointer
    struct record *s = malloc(sizeof(*s));
    // ok: sizeof-of-pointer
    struct record *t = malloc(sizeof(struct record));
    free(r);
    free(t);
    return s;
}

void clear(struct record *r)
{
    // expect: sizeof-of-pointer
    memset(r, 0, sizeof(r));
    // ok: sizeof-of-pointer
    memset(r, 0, sizeof *r);
}

void parameter(char line[80], const char *text)
{
    // expect: sizeof-of-pointer
    snprintf(line, sizeof(line), "%s", text);
    char own[80];
    // ok: sizeof-of-pointer
    snprintf(own, sizeof(own), "%s", text);
    puts(own);
}

void pointer_itself(unsigned char *message, void *cookie)
{
    // ok: sizeof-of-pointer
    memcpy(message, &cookie, sizeof(cookie));
    // ok: sizeof-of-pointer
    memset(&cookie, 0, sizeof(cookie));
}

int same(const char *given, const char *token)
{
    // expect: sizeof-of-pointer
    return strncmp(given, token, sizeof(token)) == 0;
}

void pipe_of_pointers(int fd, struct record *r)
{
    // ok: sizeof-of-pointer
    read(fd, &r, sizeof(r));
}
