#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

struct server {
    int fd;
};

int count(const char *name)
{
    char line[100];
    int n = 0;
    // expect: resource-leak
    FILE *f = fopen(name, "r");
    if (f == NULL) {
        return -1;
    }
    while (fgets(line, sizeof(line), f)) {
        if (line[0] == '#') {
            return n;
        }
        n++;
    }
    fclose(f);
    return n;
}

int first(const char *name)
{
    // ok: resource-leak
    FILE *f = fopen(name, "r");
    if (!f) {
        return -1;
    }
    int c = fgetc(f);
    fclose(f);
    return c;
}

int descriptor(const char *name, char *out)
{
    // expect: resource-leak
    int fd = open(name, O_RDONLY);
    if (fd < 0) {
        return -1;
    }
    if (read(fd, out, 10) != 10) {
        return -1;
    }
    close(fd);
    return 0;
}

int closed(const char *name, char *out)
{
    int rc = -1;
    // ok: resource-leak
    int fd = open(name, O_RDONLY);
    if (fd == -1) {
        return -1;
    }
    if (read(fd, out, 10) == 10) {
        rc = 0;
    }
    close(fd);
    return rc;
}

int listening(struct server *s)
{
    // ok: resource-leak
    s->fd = socket(AF_INET, SOCK_STREAM, 0);
    // ok: resource-leak
    int other = socket(AF_INET, SOCK_DGRAM, 0);
    return other;
}
