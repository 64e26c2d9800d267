#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

int average(int total, int fd)
{
    char text[16] = "";
    recv(fd, text, sizeof text - 1, 0);
    int n = atoi(text);
    // expect: divide-by-zero
    return total / n;
}

int average_checked(int total, int fd)
{
    char text[16] = "";
    recv(fd, text, sizeof text - 1, 0);
    int n = atoi(text);
    if (n == 0) {
        return 0;
    }
    // ok: divide-by-zero
    return total / n;
}

int bucket(int hash, char *argv[])
{
    int buckets = 0;
    // expect: divide-by-zero
    return hash % buckets;
}

int share(void)
{
    int parts = 0;
    // expect: divide-by-zero
    return 100 / parts;
}

double not_a_number(void)
{
    // ok: divide-by-zero
    return 0.0 / 0.0;
}

int bucket_of(int hash)
{
    int buckets = 64;
    // ok: divide-by-zero
    return hash % buckets;
}

int main(int argc, char *argv[])
{
    int parts = atoi(argv[1]);
    // expect: divide-by-zero
    printf("%d\n", 1000 / parts);
    if (parts > 0) {
        // ok: divide-by-zero
        printf("%d\n", 1000 % parts);
    }
    // ok: divide-by-zero
    printf("%d\n", parts / 10);
    return 0;
}
