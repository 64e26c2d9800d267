#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int append(const char *path, const char *line)
{
    if (access(path, W_OK) != 0) {
        return -1;
    }
    // expect: race-condition
    FILE *f = fopen(path, "a");
    if (f == NULL) {
        return -1;
    }
    fputs(line, f);
    return fclose(f);
}

int append_opened(const char *path, const char *line)
{
    struct stat info;
    // ok: race-condition
    int fd = open(path, O_WRONLY | O_APPEND | O_NOFOLLOW);
    if (fd < 0) {
        return -1;
    }
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        close(fd);
        return -1;
    }
    dprintf(fd, "%s", line);
    return close(fd);
}

void drop(const char *path)
{
    struct stat info;
    if (lstat(path, &info) == 0 && S_ISREG(info.st_mode)) {
        // expect: race-condition
        unlink(path);
    }
}

void drop_at_once(const char *path)
{
    // ok: race-condition
    if (unlink(path) != 0) {
        perror(path);
    }
}

int of_another(const char *path, const char *other)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        return -1;
    }
    // ok: race-condition
    return open(other, O_RDONLY);
}

int constant_name(void)
{
    if (access("/var/run/job.lock", F_OK) == 0) {
        return -1;
    }
    // expect: race-condition
    return open("/var/run/job.lock", O_CREAT | O_WRONLY, 0600);
}

int exclusive(void)
{
    // ok: race-condition
    return open("/var/run/job.lock", O_CREAT | O_EXCL | O_WRONLY, 0600);
}
