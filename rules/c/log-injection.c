#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <syslog.h>

void note(int fd)
{
    char user[64] = "";
    recv(fd, user, sizeof(user) - 1, 0);
    // expect: log-injection
    syslog(LOG_NOTICE, "login failed for %s", user);
    // ok: log-injection
    syslog(LOG_NOTICE, "login failed for id %d", atoi(user));
    // ok: log-injection
    syslog(LOG_NOTICE, "login failed");
}
