#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BASE "/var/www/"
#ifdef _WIN32
#define OPEN _open
#else
#define OPEN open
#endif

static FILE *open_below(const char *name)
{
    char path[512];
    snprintf(path, sizeof(path), "%s%s", BASE, name);
    // expect: path-traversal
    return fopen(path, "r");
}

void serve(int sock)
{
    char name[256] = "";
    recv(sock, name, sizeof(name) - 1, 0);
    FILE *f = open_below(name);
    if (f) {
        fclose(f);
    }

    // expect: path-traversal
    int fd = OPEN(name, O_RDONLY);
    close(fd);

    // expect: path-traversal
    unlink(name);

    if (strchr(name, '/') == NULL && strstr(name, "..") == NULL) {
        // ok: path-traversal
        FILE *g = fopen(name, "r");
        if (g) {
            fclose(g);
        }
    }

    char resolved[4096];
    if (realpath(name, resolved) != NULL && strncmp(resolved, BASE, strlen(BASE)) == 0) {
        // ok: path-traversal
        FILE *h = fopen(resolved, "r");
        if (h) {
            fclose(h);
        }
    }

    char numbered[64];
    snprintf(numbered, sizeof(numbered), "/var/log/app.%d", atoi(name));
    // ok: path-traversal
    remove(numbered);
}

int main(int argc, char **argv)
{
    // expect: path-traversal
    FILE *f = fopen(argv[1], "r");
    // ok: path-traversal
    FILE *g = fopen("/etc/app.conf", "r");
    char *home = getenv("APP_CONFIG");
    // expect: path-traversal
    FILE *h = fopen(home, "r");
    return f == NULL || g == NULL || h == NULL;
}
