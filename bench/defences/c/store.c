#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long total;

struct user {
    int id;
    int is_admin;
};

static int check_access(const struct user *user, int owner)
{
    if (user->is_admin)
        return 1;
    return user->id == owner;
}

void add(long amount)
{
    // defence: lock
    pthread_mutex_lock(&lock);
    total += amount;
    // defence: lock
    pthread_mutex_unlock(&lock);
}

int find(sqlite3 *db, const char *name, int *id)
{
    sqlite3_stmt *statement = NULL;
    int found = -1;

    // defence: error-handling
    if (sqlite3_prepare_v2(db, "SELECT id FROM users WHERE name = ?", -1, &statement, NULL) != SQLITE_OK) {
        return -1;
    }
    // defence: parameterisation
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    if (sqlite3_step(statement) == SQLITE_ROW) {
        *id = sqlite3_column_int(statement, 0);
        found = 0;
    }
    // defence: resource-release
    sqlite3_finalize(statement);
    return found;
}

int remove_record(sqlite3 *db, const struct user *user, int owner, int id)
{
    sqlite3_stmt *statement = NULL;

    // defence: authentication
    if (user == NULL || user->id <= 0) {
        return -EPERM;
    }
    // defence: authorisation
    if (!check_access(user, owner)) {
        // defence: logging
        syslog(LOG_AUTH | LOG_WARNING, "user %d may not delete %d", user->id, id);
        return -EACCES;
    }
    if (sqlite3_prepare_v2(db, "DELETE FROM records WHERE id = ?", -1, &statement, NULL) != SQLITE_OK)
        return -EIO;
    // defence: parameterisation
    sqlite3_bind_int(statement, 1, id);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    return 0;
}

char *load(const char *path, size_t most)
{
    char *text = NULL;
    long size;
    FILE *file;

    // defence: validation
    if (strstr(path, "..") != NULL) {
        return NULL;
    }
    file = fopen(path, "rb");
    // defence: null-check
    if (file == NULL) {
        return NULL;
    }
    // defence: error-handling
    if (fseek(file, 0, SEEK_END) != 0) {
        goto out;
    }
    size = ftell(file);
    // defence: bounds-check
    if (size < 0 || (size_t)size > most) {
        goto out;
    }
    rewind(file);
    text = calloc(1, (size_t)size + 1);
    // defence: null-check
    if (text == NULL) {
        goto out;
    }
    // defence: error-handling
    if (fread(text, 1, (size_t)size, file) != (size_t)size) {
        free(text);
        text = NULL;
    }
out:
    // defence: resource-release
    fclose(file);
    return text;
}
