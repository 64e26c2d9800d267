#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define SHELL "/bin/sh"
#define INPUT host
#define RUN execl

static void ping(const char *target)
{
    char command[200];
    snprintf(command, sizeof command, "ping -c 1 %s", target);
    // expect: command-injection
    system(command);
}

void serve(int fd)
{
    char host[100];
    ssize_t n = recv(fd, host, sizeof(host) - 1, 0);
    if (n <= 0) {
        return;
    }
    host[n] = '\0';
    ping(host);

    // expect: command-injection
    RUN(SHELL, "sh", "-c", INPUT, (char *)NULL);

    char *args[] = {"sh", "-c", host, NULL};
    // expect: command-injection
    execv("/bin/sh", args);

    // expect: command-injection
    FILE *out = popen(host, "r");
    if (out) {
        pclose(out);
    }

    char *direct[] = {"ping", "-c", "1", "--", host, NULL};
    // ok: command-injection
    execv("/bin/ping", direct);

    const char *command = "uptime";
    if (strcmp(host, "date") == 0) {
        command = "date";
    }
    // ok: command-injection
    system(command);

    if (strcmp(host, "uptime") == 0) {
        // ok: command-injection
        system(host);
    }

    char line[64];
    snprintf(line, sizeof(line), "kill -9 %d", atoi(host));
    // ok: command-injection
    system(line);
}

void pager(void)
{
    char *data;
    char buffer[100] = "ls ";
    data = buffer;
    char *extra = getenv("EXTRA");
    if (extra != NULL) {
        strncat(data + strlen(data), extra, 50);
    }
    // expect: command-injection
    system(data);
}

void fixed(void)
{
    char buffer[100] = "ls ";
    char *data = buffer;
    strcat(data, "*.*");
    // ok: command-injection
    system(data);
}
