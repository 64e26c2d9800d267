#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void drop(uid_t uid, gid_t gid)
{
    // expect: privilege-drop-unchecked
    setgid(gid);
    // expect: privilege-drop-unchecked
    setuid(uid);
}

void drop_checked(uid_t uid, gid_t gid)
{
    // ok: privilege-drop-unchecked
    if (setgroups(0, NULL) != 0 || setgid(gid) != 0 || setuid(uid) != 0) {
        perror("setuid");
        abort();
    }
}

int drop_for_caller(uid_t uid)
{
    // ok: privilege-drop-unchecked
    return seteuid(uid);
}
