#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <syslog.h>

static void trace(char *data, ...)
{
    va_list args;
    va_start(args, data);
    // expect: format-string
    vprintf(data, args);
    va_end(args);
}

static void trace_fixed(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    // ok: format-string
    vfprintf(stderr, format, args);
    va_end(args);
}

void greet(void)
{
    char name[64];
    char message[128];
    if (fgets(name, sizeof(name), stdin) == NULL) {
        return;
    }
    // expect: format-string
    printf(name);
    // ok: format-string
    printf("%s", name);
    // ok: format-string
    puts(name);
    snprintf(message, sizeof(message), "hello %s", name);
    // expect: format-string
    fprintf(stdout, message);
    // expect: format-string
    syslog(LOG_INFO, message);
    // ok: format-string
    syslog(LOG_INFO, "%s", message);
    trace(name, name);
    trace_fixed("%s\n", name);
}

void report(int fd)
{
    char *data;
    char buffer[100] = "";
    char copy[100] = "";
    data = buffer;
    recv(fd, data, sizeof(buffer) - 1, 0);
    // expect: format-string
    snprintf(copy, sizeof(copy) - 1, data);
    strcpy(data, "fixed");
    // ok: format-string
    printf(data);
}

void choose(int verbose)
{
    const char *format = verbose ? "%d items found\n" : "%d\n";
    // ok: format-string
    printf(format, 3);
}
