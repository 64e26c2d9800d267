#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <wchar.h>

#define SMALL 8
#define GREETING "hello, world"

struct record {
    char name[16];
    void *next;
};

void read_all(void)
{
    char line[64];
    char word[32];
    // expect: buffer-overflow
    gets(line);
    // expect: buffer-overflow
    scanf("%s", word);
    // ok: buffer-overflow
    scanf("%31s", word);
    // ok: buffer-overflow
    fgets(line, sizeof(line), stdin);
    // expect: buffer-overflow
    fgets(line, 100, stdin);
}

void texts(void)
{
    char small[SMALL];
    char exact[sizeof(GREETING)];
    char *heap = malloc(10);
    // expect: buffer-overflow
    strcpy(small, GREETING);
    // ok: buffer-overflow
    strcpy(exact, GREETING);
    // ok: buffer-overflow
    strcpy(small, "seven77");
    // expect: buffer-overflow
    strcat(small, "8");
    if (heap == NULL) {
        return;
    }
    // expect: buffer-overflow
    strcpy(heap, "0123456789");
    // ok: buffer-overflow
    strcpy(heap, "012345678");
    // ok: buffer-overflow
    snprintf(heap, 10, "%s", GREETING);
    // expect: buffer-overflow
    snprintf(heap, 20, "%s", GREETING);
    free(heap);
}

void amounts(const char *from)
{
    char to[50];
    char source[100];
    struct record r;
    memset(source, 'C', 100 - 1);
    source[100 - 1] = '\0';
    // expect: buffer-overflow
    memcpy(to, source, 100 * sizeof(char));
    // ok: buffer-overflow
    memcpy(to, from, sizeof(to));
    // expect: buffer-overflow
    strcpy(to, source);
    // expect: buffer-overflow
    strncpy(to, source, strlen(source));
    // ok: buffer-overflow
    strncpy(to, source, sizeof(to) - 1);
    // expect: buffer-overflow
    memcpy(r.name, GREETING, sizeof(r));
    // ok: buffer-overflow
    memcpy(r.name, from, sizeof(r.name));
}

void indices(int n)
{
    int table[10];
    char text[10];
    for (int i = 0; i < 10; i++) {
        // ok: buffer-overflow
        table[i] = i;
    }
    for (int i = 0; i <= 10; i++) {
        // expect: buffer-overflow
        table[i] = i;
    }
    // expect: buffer-overflow
    text[10] = '\0';
    // ok: buffer-overflow
    text[9] = '\0';
    // expect: buffer-overflow
    text[sizeof(text)] = '\0';
    int k;
    for (k = 0; k < 10; k++) {
        // ok: buffer-overflow
        text[k] = 'x';
    }
    // expect: buffer-overflow
    text[k] = '\0';
    if (n >= 0 && n < 10) {
        // ok: buffer-overflow
        table[n] = 1;
    }
}

void wide(void)
{
    wchar_t to[5];
    int *numbers = malloc(10);
    int source[10] = {0};
    // expect: buffer-overflow
    wcscpy(to, L"12345");
    // ok: buffer-overflow
    wcscpy(to, L"1234");
    if (numbers != NULL) {
        // expect: buffer-overflow
        memcpy(numbers, source, 10 * sizeof(int));
    }
    free(numbers);
}

static void sink(char *data)
{
    char source[100];
    memset(source, 'C', 99);
    source[99] = '\0';
    // expect: buffer-overflow
    memmove(data, source, 100 * sizeof(char));
}

static void small_enough(char *data)
{
    char source[100];
    memset(source, 'C', 99);
    source[99] = '\0';
    // ok: buffer-overflow
    memmove(data, source, 100 * sizeof(char));
}

void caller(void)
{
    char *data;
    char bad[50];
    char good[100];
    data = bad;
    sink(data);
    data = good;
    small_enough(data);
}

void from_network(int fd, char *out, size_t room)
{
    char header[4];
    char body[256];
    recv(fd, header, sizeof(header), 0);
    int length = atoi(header);
    // expect: buffer-overflow
    recv(fd, body, length, 0);
    if (length > (int)room) {
        return;
    }
    // ok: buffer-overflow
    memcpy(out, body, length);
}

static void numbered(size_t n)
{
    char **list = malloc(sizeof(*list) * (2 + n));
    if (list == NULL) {
        return;
    }
    for (size_t i = 2; i < n + 2; i++) {
        // ok: buffer-overflow
        list[i] = NULL;
    }
    for (size_t i = 2; i <= n + 2; i++) {
        // expect: buffer-overflow
        list[i] = NULL;
    }
    free(list);
}

void ten(void)
{
    numbered(10);
}
