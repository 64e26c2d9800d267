#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

struct item {
    int id;
    char name[28];
};

static int number_from(int fd)
{
    char text[16] = "";
    recv(fd, text, sizeof text - 1, 0);
    return atoi(text);
}

struct item *room_for(int fd)
{
    int n = number_from(fd);
    // expect: integer-overflow
    return malloc(n * sizeof(struct item));
}

struct item *room_checked(int fd)
{
    int n = number_from(fd);
    if (n < 0 || n > 1000) {
        return NULL;
    }
    // ok: integer-overflow
    return malloc(n * sizeof(struct item));
}

struct item *room_by_calloc(int fd)
{
    int n = number_from(fd);
    // ok: integer-overflow
    return calloc(n, sizeof(struct item));
}

int total(int fd)
{
    int n = number_from(fd);
    // expect: integer-overflow
    int sum = n + 100;
    // expect: integer-overflow
    sum = n * 8;
    // expect: integer-overflow
    n -= 1;
    return sum;
}

int total_checked(int fd)
{
    int n = number_from(fd);
    if (n < INT_MAX / 8) {
        // ok: integer-overflow
        return n * 8;
    }
    return -1;
}

int one_less(int fd)
{
    int n = number_from(fd);
    if (n > INT_MIN) {
        // ok: integer-overflow
        n--;
    }
    return n;
}

int only_lower(int fd)
{
    int n = number_from(fd);
    if (n > 0) {
        // expect: integer-overflow
        n = n * 2;
    }
    return n;
}

int bounded(int fd)
{
    unsigned char bytes[2] = {0};
    recv(fd, bytes, 2, 0);
    // ok: integer-overflow
    int length = bytes[0] * 256 + bytes[1];
    // ok: integer-overflow
    int bucket = number_from(fd) % 64 + 1;
    return length + bucket;
}

int at_the_end(void)
{
    int most = INT_MAX;
    // expect: integer-overflow
    most++;
    unsigned int none = 0;
    // expect: integer-overflow
    none = none - 1;
    // ok: integer-overflow
    int some = 5 - 7;
    return most + none + some;
}

size_t received(int fd, char *buffer, size_t size)
{
    size_t have = 0;
    while (have < size) {
        ssize_t n = recv(fd, buffer + have, size - have, 0);
        if (n <= 0) {
            break;
        }
        // ok: integer-overflow
        have += n;
    }
    return have;
}

int counter(int fd)
{
    char small = 0;
    recv(fd, &small, 1, 0);
    // expect: integer-overflow
    small++;
    return small;
}
