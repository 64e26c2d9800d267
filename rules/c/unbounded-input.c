#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static int number_from(int fd)
{
    char text[16] = "";
    recv(fd, text, sizeof text - 1, 0);
    return atoi(text);
}

char *take(int fd)
{
    int n = number_from(fd);
    // expect: unbounded-input
    return malloc(n);
}

char *take_some(int fd)
{
    int n = number_from(fd);
    if (n < 1 || n > 4096) {
        return NULL;
    }
    // ok: unbounded-input
    return malloc(n);
}

int *table(int fd)
{
    int n = number_from(fd);
    // expect: unbounded-input
    return calloc(n, sizeof(int));
}

void wait_for(int fd)
{
    int seconds = number_from(fd);
    // expect: unbounded-input
    sleep(seconds);
    if (seconds < 10) {
        // ok: unbounded-input
        sleep(seconds);
    }
}

void repeat(int fd)
{
    int n = number_from(fd);
    // expect: unbounded-input
    for (int i = 0; i < n; i++) {
        puts("again");
    }
}

void repeat_some(int fd)
{
    int n = number_from(fd);
    if (n > 100) {
        n = 100;
    }
    // ok: unbounded-input
    for (int i = 0; i < n; i++) {
        puts("again");
    }
}
