#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int directory(char *out)
{
    // expect: dangerous-function
    return getwd(out) == NULL;
}

int directory_sized(char *out, size_t size)
{
    // ok: dangerous-function
    return getcwd(out, size) == NULL;
}

void frames(char **lines, int n)
{
    for (int i = 0; i < n; i++) {
        // expect: dangerous-function
        char *copy = alloca(strlen(lines[i]) + 1);
        strcpy(copy, lines[i]);
        puts(copy);
    }
}

void one_frame(void)
{
    // ok: dangerous-function
    char *copy = alloca(64);
    copy[0] = '\0';
    puts(copy);
}

const char *who(void)
{
    // expect: dangerous-function
    return getlogin();
}

struct passwd *who_really(void)
{
    // ok: dangerous-function
    return getpwuid(getuid());
}
