#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int share(const char *path)
{
    // expect: permissive-file-mode
    return chmod(path, 0777);
}

int share_by_name(const char *path)
{
    // expect: permissive-file-mode
    return chmod(path, S_IRWXU | S_IRWXG | S_IRWXO);
}

int keep(const char *path)
{
    // ok: permissive-file-mode
    return chmod(path, 0640);
}

int keep_by_name(const char *path)
{
    // ok: permissive-file-mode
    return chmod(path, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
}

int dropbox(const char *path)
{
    // ok: permissive-file-mode
    return chmod(path, 01777);
}

int by_descriptor(int fd)
{
    mode_t mode = 0666;
    // expect: permissive-file-mode
    return fchmod(fd, mode);
}

int create(const char *path)
{
    // expect: permissive-file-mode
    return open(path, O_CREAT | O_WRONLY | O_TRUNC, 0777);
}

int create_private(const char *path)
{
    // ok: permissive-file-mode
    return open(path, O_CREAT | O_WRONLY | O_TRUNC, 0600);
}

int create_as_umask_says(const char *path)
{
    // ok: permissive-file-mode
    return open(path, O_CREAT | O_WRONLY | O_TRUNC, 0666);
}
