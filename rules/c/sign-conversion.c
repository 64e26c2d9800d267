#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static int number_from(int fd)
{
    char text[16] = "";
    recv(fd, text, sizeof text - 1, 0);
    return atoi(text);
}

int copy(int fd, char *out, const char *from)
{
    int n = number_from(fd);
    if (n > 64) {
        return -1;
    }
    // expect: sign-conversion
    memcpy(out, from, n);
    return n;
}

int copy_checked(int fd, char *out, const char *from)
{
    int n = number_from(fd);
    if (n < 0 || n > 64) {
        return -1;
    }
    // ok: sign-conversion
    memcpy(out, from, n);
    return n;
}

int copy_without_sign(int fd, char *out, const char *from)
{
    size_t n = number_from(fd);
    if (n > 64) {
        return -1;
    }
    // ok: sign-conversion
    memcpy(out, from, n);
    return 0;
}

int compared_without_sign(int fd, const char *from)
{
    char out[64];
    int n = number_from(fd);
    if (n > sizeof out) {
        return -1;
    }
    // ok: sign-conversion
    memcpy(out, from, n);
    return out[0];
}

char *room(int fd)
{
    short n = number_from(fd);
    if (n < 100) {
        // expect: sign-conversion
        return malloc(n);
    }
    return NULL;
}

int element(int fd, const int *table)
{
    int n = number_from(fd);
    if (n < 10) {
        // expect: sign-conversion
        return table[n];
    }
    return 0;
}

int element_checked(int fd, const int *table)
{
    int n = number_from(fd);
    if (n >= 0 && n < 10) {
        // ok: sign-conversion
        return table[n];
    }
    return 0;
}
