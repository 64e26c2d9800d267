#include <assert.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int is_admin(int user);

void remove_all(int user)
{
    // expect: assert-for-security
    assert(is_admin(user));
    // ok: assert-for-security
    if (!is_admin(user)) {
        return;
    }
    // expect: assert-for-security
    assert(setuid(1000) == 0);
    // ok: assert-for-security
    if (setuid(1000) != 0) {
        abort();
    }
}

int receive(int fd)
{
    char text[16] = "";
    recv(fd, text, sizeof text - 1, 0);
    int n = atoi(text);
    // expect: assert-for-security
    assert(n > 0);
    return n;
}

int inner(int n)
{
    // ok: assert-for-security
    assert(n > 0);
    return n;
}
