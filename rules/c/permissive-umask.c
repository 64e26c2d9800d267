#include <sys/stat.h>
#include <unistd.h>

void open_to_all(void)
{
    // expect: permissive-umask
    umask(0);
}

void looks_like_a_mode(void)
{
    // expect: permissive-umask
    umask(0644);
}

void closed(void)
{
    // ok: permissive-umask
    umask(077);
}

void group_reads(void)
{
    // ok: permissive-umask
    umask(027);
}

mode_t current(void)
{
    // ok: permissive-umask
    mode_t mask = umask(0);
    umask(mask);
    return mask;
}
