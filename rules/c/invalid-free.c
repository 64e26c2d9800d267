#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char scratch[64];

void of_array(void)
{
    char buffer[32] = "";
    char *p = buffer;
    // expect: invalid-free
    free(p);
}

void of_static(void)
{
    char *p = scratch;
    // expect: invalid-free
    free(p);
}

void of_variable(void)
{
    int n = 0;
    // expect: invalid-free
    free(&n);
}

void of_constant(void)
{
    const char *name = "none";
    // expect: invalid-free
    free((void *)name);
}

void of_frame(size_t n)
{
    char *p = alloca(n);
    // expect: invalid-free
    free(p);
}

void moved(void)
{
    char *line = malloc(100);
    if (line == NULL) {
        return;
    }
    while (isspace((unsigned char)*line)) {
        line++;
    }
    puts(line);
    // expect: invalid-free
    free(line);
}

void copy_moved(void)
{
    char *line = malloc(100);
    if (line == NULL) {
        return;
    }
    for (char *p = line; isspace((unsigned char)*p); p++) {
        puts(p);
    }
    // ok: invalid-free
    free(line);
}

void either(size_t n)
{
    char small[16];
    char *p = small;
    if (n > sizeof small) {
        p = malloc(n);
    }
    if (p != small) {
        // ok: invalid-free
        free(p);
    }
}

void wrong_release(const char *path)
{
    FILE *f = fopen(path, "r");
    if (f != NULL) {
        // expect: invalid-free
        free(f);
    }
}

void right_release(const char *command)
{
    FILE *f = popen(command, "r");
    if (f != NULL) {
        // ok: invalid-free
        pclose(f);
    }
}

void wrong_close(void)
{
    FILE *f = popen("date", "r");
    if (f != NULL) {
        // expect: invalid-free
        fclose(f);
    }
}

struct holder {
    char *text;
    char inner[16];
};

void fields(struct holder *h)
{
    // ok: invalid-free
    free(h->text);
    // expect: invalid-free
    free(h->inner);
    // ok: invalid-free
    free(h);
}
