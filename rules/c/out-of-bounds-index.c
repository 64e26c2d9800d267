#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

static int table[10];

int lookup(int fd)
{
    char text[16] = "";
    recv(fd, text, sizeof(text) - 1, 0);
    int data = atoi(text);
    // expect: out-of-bounds-index
    table[data] = 1;
    if (data >= 0) {
        // expect: out-of-bounds-index
        table[data] = 2;
    }
    if (data >= 0 && data < 10) {
        // ok: out-of-bounds-index
        return table[data];
    }
    // ok: out-of-bounds-index
    return table[data & 7];
}

int ask(void)
{
    int n = -1;
    if (fscanf(stdin, "%d", &n) != 1) {
        return -1;
    }
    if (n < 0 || n >= (int)(sizeof(table) / sizeof(table[0]))) {
        return -1;
    }
    // ok: out-of-bounds-index
    return table[n];
}
