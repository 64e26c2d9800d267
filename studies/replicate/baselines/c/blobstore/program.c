/* Small texts in files below one folder. Reads commands from standard input:
 *   put NAME TEXT     get NAME     drop NAME     count
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_NAME = 32, MAX_TEXT = 400, LINE_SIZE = 512, MAX_FILES = 100 };

#define FOLDER "blobs"

/* Small letters, digits and hyphens: no name can lead out of the folder. */
static bool good_name(const char *name) {
    size_t length = strlen(name);
    if (length == 0 || length > MAX_NAME) return false;
    for (size_t i = 0; i < length; i++) {
        bool letter = name[i] >= 'a' && name[i] <= 'z';
        bool digit = name[i] >= '0' && name[i] <= '9';
        if (!letter && !digit && name[i] != '-') return false;
    }
    return true;
}

static bool write_all(int file, const char *text, size_t length) {
    while (length > 0) {
        ssize_t count = write(file, text, length);
        if (count < 0) {
            if (errno == EINTR) continue;
            return false;
        }
        text += count;
        length -= (size_t)count;
    }
    return true;
}

static int count_files(int folder) {
    int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (copy < 0) return -1;
    DIR *entries = fdopendir(copy);
    if (entries == NULL) {
        close(copy);
        return -1;
    }
    int count = 0;
    const struct dirent *entry = NULL;
    while ((entry = readdir(entries)) != NULL) count += good_name(entry->d_name) ? 1 : 0;
    if (closedir(entries) != 0) return -1;
    return count;
}

/* Written under another name first, then put in its place at once. */
static const char *put(int folder, const char *name, const char *text) {
    char fresh[MAX_NAME + 8];
    if (!good_name(name) || strchr(name, '/') != NULL || strstr(name, "..") != NULL) return "bad name";
    size_t length = strlen(text);
    if (length > MAX_TEXT) return "too long";
    int present = count_files(folder);
    if (present < 0 || present >= MAX_FILES) return "full";
    (void)snprintf(fresh, sizeof fresh, ".%s.new", name);
    if (unlinkat(folder, fresh, 0) != 0 && errno != ENOENT) return "failed";
    int file = openat(folder, fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) return "failed";
    bool written = write_all(file, text, length) && fsync(file) == 0;
    if (close(file) != 0) written = false;
    if (!written || renameat(folder, fresh, folder, name) != 0) {
        if (unlinkat(folder, fresh, 0) != 0) return "failed and not cleaned up";
        return "failed";
    }
    return "kept";
}

static const char *get(int folder, const char *name, char *text, size_t size) {
    if (!good_name(name) || strchr(name, '/') != NULL || strstr(name, "..") != NULL) return "bad name";
    int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0) return "no such text";
    struct stat info;
    const char *problem = NULL;
    size_t filled = 0;
    if (fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) problem = "no such text";
    while (problem == NULL && filled + 1 < size) {
        ssize_t count = read(file, text + filled, size - 1 - filled);
        if (count == 0) break;
        if (count > 0)
            filled += (size_t)count;
        else if (errno != EINTR)
            problem = "failed";
    }
    if (close(file) != 0) problem = "failed";
    text[filled] = '\0';
    return problem;
}

static const char *drop(int folder, const char *name) {
    if (!good_name(name) || strchr(name, '/') != NULL || strstr(name, "..") != NULL) return "bad name";
    return unlinkat(folder, name, 0) == 0 ? "dropped" : "no such text";
}

static void obey(int folder, char *line) {
    char text[MAX_TEXT + 1];
    char *rest = line;
    line[strcspn(line, "\r\n")] = '\0';
    char *command = strtok_r(rest, " ", &rest);
    char *name = command == NULL ? NULL : strtok_r(rest, " ", &rest);
    if (command == NULL) return;
    if (strcmp(command, "count") == 0) {
        printf("%d\n", count_files(folder));
    } else if (name != NULL && strcmp(command, "put") == 0) {
        puts(put(folder, name, rest == NULL ? "" : rest));
    } else if (name != NULL && strcmp(command, "get") == 0) {
        const char *problem = get(folder, name, text, sizeof text);
        puts(problem != NULL ? problem : text);
    } else if (name != NULL && strcmp(command, "drop") == 0) {
        puts(drop(folder, name));
    } else {
        puts("what?");
    }
}

int main(void) {
    char line[LINE_SIZE];
    if (mkdir(FOLDER, 0700) != 0 && errno != EEXIST) {
        perror("mkdir");
        return 1;
    }
    int folder = open(FOLDER, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0) {
        perror("open");
        return 1;
    }
    while (fgets(line, sizeof line, stdin) != NULL) obey(folder, line);
    return close(folder) == 0 ? 0 : 1;
}
