#include <stdlib.h>
#include <unistd.h>

int shut_in(const char *dir)
{
    // expect: chroot-without-chdir
    if (chroot(dir) != 0) {
        return -1;
    }
    return setuid(1000);
}

int shut_in_properly(const char *dir)
{
    // ok: chroot-without-chdir
    if (chroot(dir) != 0 || chdir("/") != 0) {
        return -1;
    }
    return setuid(1000);
}

int from_inside(const char *dir)
{
    // ok: chroot-without-chdir
    if (chdir(dir) != 0 || chroot(".") != 0) {
        return -1;
    }
    return setuid(1000);
}
