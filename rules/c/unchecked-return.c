#include <openssl/rand.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int header(FILE *f, unsigned char *out)
{
    // expect: unchecked-return
    fread(out, 1, 16, f);
    // ok: unchecked-return
    if (fread(out, 1, 16, f) != 16) {
        return -1;
    }
    return 0;
}

void line(char *out)
{
    // expect: unchecked-return
    fgets(out, 64, stdin);
    // ok: unchecked-return
    if (fgets(out, 64, stdin) == NULL) {
        out[0] = '\0';
    }
    // expect: unchecked-return
    if (fgets(out, 64, stdin) < 0) {
        out[0] = '\0';
    }
}

void enter(const char *dir)
{
    // expect: unchecked-return
    chdir(dir);
    // ok: unchecked-return
    if (chdir(dir) != 0) {
        abort();
    }
}

void grow(char *p, size_t n)
{
    // expect: unchecked-return
    realloc(p, n);
}

char *grown(char *p, size_t n)
{
    // ok: unchecked-return
    char *bigger = realloc(p, n);
    return bigger ? bigger : p;
}

void key(unsigned char *out)
{
    // expect: unchecked-return
    RAND_bytes(out, 32);
    // ok: unchecked-return
    if (RAND_bytes(out, 32) != 1) {
        abort();
    }
    // ok: unchecked-return
    printf("%d\n", out[0]);
}
