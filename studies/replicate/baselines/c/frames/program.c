/* Frames of a network protocol, given as hexadecimal digits, one frame a line. A frame is
 *   1 byte type, 2 bytes length (big endian), that many bytes, 1 byte checksum (the sum of all before it).
 * Types: 1 a text, 2 a list of 16-bit numbers, 3 pairs of a 1-byte length with a text.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { MAX_FRAME = 512, HEADER = 3, LINE_SIZE = 2 * MAX_FRAME + 64 };

typedef struct {
    const uint8_t *at;
    size_t left;
} bytes;

static int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

static bool decode(const char *line, uint8_t *out, size_t size, size_t *count) {
    *count = 0;
    while (*line != '\0' && *line != '\n' && *line != '\r') {
        int high = digit(line[0]);
        if (high < 0) return false;
        int low = digit(line[1]);
        if (low < 0 || *count >= size) return false;
        out[(*count)++] = (uint8_t)(high << 4 | low);
        line += 2;
    }
    return true;
}

/* The next bytes, or false when there are not that many. */
static bool take(bytes *from, size_t count, bytes *taken) {
    if (count > from->left) return false;
    taken->at = from->at;
    taken->left = count;
    from->at += count;
    from->left -= count;
    return true;
}

static bool take_number(bytes *from, size_t width, uint32_t *number) {
    bytes part;
    if (width > sizeof *number || !take(from, width, &part)) return false;
    *number = 0;
    for (size_t i = 0; i < width; i++) *number = *number << 8 | part.at[i];
    return true;
}

/* What could obey on a terminal is shown as a point. */
static void print_text(bytes text) {
    for (size_t i = 0; i < text.left; i++) putchar(text.at[i] >= ' ' && text.at[i] <= '~' ? text.at[i] : '.');
}

static uint8_t checksum(bytes of) {
    uint8_t sum = 0;
    for (size_t i = 0; i < of.left; i++) sum = (uint8_t)(sum + of.at[i]);
    return sum;
}

static const char *print_numbers(bytes body) {
    if (body.left % 2 != 0) return "half a number";
    printf("numbers");
    uint32_t number = 0;
    while (body.left > 0 && take_number(&body, 2, &number)) printf(" %u", number);
    putchar('\n');
    return NULL;
}

static bool well_formed(bytes body) {
    bytes part;
    uint32_t length = 0;
    size_t texts = 0;
    while (body.left > 0) {
        if (!take_number(&body, 1, &length) || !take(&body, length, &part)) return false;
        texts++;
    }
    return texts % 2 == 0;
}

static const char *print_pairs(bytes body) {
    bytes name, value;
    uint32_t length = 0;
    if (!well_formed(body)) return "bad pairs";
    printf("pairs");
    while (take_number(&body, 1, &length) && take(&body, length, &name) && take_number(&body, 1, &length) && take(&body, length, &value)) {
        putchar(' ');
        print_text(name);
        putchar('=');
        print_text(value);
    }
    putchar('\n');
    return NULL;
}

static const char *show(bytes frame) {
    bytes body, whole = frame;
    uint32_t type = 0, length = 0, sum = 0;
    if (!take_number(&frame, 1, &type) || !take_number(&frame, 2, &length)) return "too short";
    if (!take(&frame, length, &body)) return "length leads out of the frame";
    if (!take_number(&frame, 1, &sum)) return "no checksum";
    if (frame.left != 0) return "more than a frame";
    whole.left = HEADER + length;
    if (checksum(whole) != sum) return "wrong checksum";
    switch (type) {
    case 1:
        printf("text ");
        print_text(body);
        putchar('\n');
        return NULL;
    case 2:
        return print_numbers(body);
    case 3:
        return print_pairs(body);
    default:
        return "unknown type";
    }
}

int main(void) {
    char line[LINE_SIZE];
    uint8_t buffer[MAX_FRAME];
    size_t count = 0;
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (!decode(line, buffer, sizeof buffer, &count)) {
            puts("refused: no hexadecimal digits");
            continue;
        }
        bytes frame = {buffer, count};
        const char *problem = show(frame);
        if (problem != NULL) printf("refused: %s\n", problem);
    }
    return 0;
}
