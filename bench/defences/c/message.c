#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

#define MOST 4096

struct message {
    uint32_t kind;
    size_t length;
    char *body;
};

static int is_known(uint32_t kind)
{
    return kind >= 1 && kind <= 4;
}

int message_read(struct message *out, const unsigned char *data, size_t size)
{
    uint32_t length;

    // defence: null-check
    if (out == NULL || data == NULL) {
        return -1;
    }
    // defence: bounds-check
    if (size < 8) {
        return -1;
    }
    memcpy(&out->kind, data, 4);
    memcpy(&length, data + 4, 4);
    // defence: validation
    if (!is_known(out->kind)) {
        // defence: logging
        syslog(LOG_WARNING, "message of kind %u refused", out->kind);
        return -1;
    }
    // defence: bounds-check
    if (length > MOST || length > size - 8) {
        return -1;
    }
    out->body = malloc(length + 1);
    // defence: null-check
    if (out->body == NULL) {
        return -1;
    }
    memcpy(out->body, data + 8, length);
    out->body[length] = '\0';
    out->length = length;
    return 0;
}

void message_free(struct message *message)
{
    // defence: null-check
    if (message == NULL) {
        return;
    }
    // defence: resource-release
    free(message->body);
    message->body = NULL;
}

int message_field(const struct message *message, size_t at, char *field, size_t room)
{
    size_t i;

    // defence: bounds-check
    if (at >= message->length) {
        return -1;
    }
    for (i = 0; at + i < message->length; i++) {
        // defence: bounds-check
        if (i + 1 >= room) {
            return -1;
        }
        field[i] = message->body[at + i];
    }
    field[i] = '\0';
    return (int)i;
}

int message_name(const struct message *message, char *name, size_t room)
{
    int written;

    written = snprintf(name, room, "%s-%u", message->body, message->kind);
    // defence: bounds-check
    if (written < 0 || (size_t)written >= room) {
        return -1;
    }
    return 0;
}

int *message_table(size_t count)
{
    // defence: bounds-check
    if (count == 0 || count > SIZE_MAX / sizeof(int)) {
        return NULL;
    }
    return malloc(count * sizeof(int));
}
