#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <syslog.h>

struct account {
    char name[32];
    char password[64];
};

void refused(struct account *a)
{
    // expect: information-exposure
    syslog(LOG_WARNING, "login of %s with %s failed", a->name, a->password);
    // ok: information-exposure
    syslog(LOG_WARNING, "login of %s failed", a->name);
}

void show(const char *api_key, int password_length)
{
    // expect: information-exposure
    printf("using key %s\n", api_key);
    // ok: information-exposure
    printf("password has %d characters\n", password_length);
}

void answer(int client, const char *path)
{
    char text[256];
    FILE *f = fopen(path, "r");
    if (f == NULL) {
        snprintf(text, sizeof text, "cannot open: %s", strerror(errno));
        // expect: information-exposure
        send(client, text, strlen(text), 0);
        // ok: information-exposure
        fprintf(stderr, "cannot open: %s\n", strerror(errno));
        // ok: information-exposure
        send(client, "not found", 9, 0);
        return;
    }
    fclose(f);
}

void environment(int client)
{
    char *path = getenv("LD_LIBRARY_PATH");
    if (path != NULL) {
        // expect: information-exposure
        send(client, path, strlen(path), 0);
    }
}
