#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *name_of(int id)
{
    char buffer[32];
    snprintf(buffer, sizeof buffer, "user%d", id);
    // expect: return-of-stack-address
    return buffer;
}

char *by_pointer(int id)
{
    char buffer[32];
    char *p = buffer;
    snprintf(p, sizeof buffer, "user%d", id);
    // expect: return-of-stack-address
    return p;
}

int *counter(void)
{
    int n = 0;
    // expect: return-of-stack-address
    return &n;
}

char *kept(int id)
{
    static char buffer[32];
    snprintf(buffer, sizeof buffer, "user%d", id);
    // ok: return-of-stack-address
    return buffer;
}

char *copied(int id)
{
    char buffer[32];
    snprintf(buffer, sizeof buffer, "user%d", id);
    // ok: return-of-stack-address
    return strdup(buffer);
}

int first(void)
{
    int values[4] = {1, 2, 3, 4};
    int *p = &values[0];
    // ok: return-of-stack-address
    return values[0] + *p;
}

static char *trimmed(char *text)
{
    while (*text == ' ') {
        text++;
    }
    // ok: return-of-stack-address
    return text;
}

void show(void)
{
    char line[16] = "  x";
    puts(trimmed(line));
}
