/* Accounts in cents. Reads commands from standard input:
 *   open NAME     put NAME AMOUNT     move FROM TO AMOUNT     show NAME     total
 */
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_SIZE = 24, LINE_SIZE = 160, FIRST_CAPACITY = 4, MAX_ACCOUNTS = 10000 };

typedef struct {
    char name[NAME_SIZE];
    int64_t cents;
} account;

typedef struct {
    account *items;
    size_t count;
    size_t capacity;
} ledger;

static account *find(ledger *book, const char *name) {
    for (size_t i = 0; i < book->count; i++)
        if (strcmp(book->items[i].name, name) == 0) return &book->items[i];
    return NULL;
}

static bool reserve(ledger *book) {
    if (book->count < book->capacity) return true;
    if (book->capacity >= MAX_ACCOUNTS) return false;
    size_t capacity = book->capacity == 0 ? FIRST_CAPACITY : book->capacity * 2;
    account *items = reallocarray(book->items, capacity, sizeof *items);
    if (items == NULL) return false;
    book->items = items;
    book->capacity = capacity;
    return true;
}

static const char *open_account(ledger *book, const char *name) {
    size_t length = strlen(name);
    if (length == 0 || length >= NAME_SIZE) return "bad name";
    if (find(book, name) != NULL) return "exists";
    if (!reserve(book)) return "full";
    account *fresh = &book->items[book->count++];
    (void)snprintf(fresh->name, sizeof fresh->name, "%s", name);
    fresh->cents = 0;
    return "opened";
}

/* Digits, a point and two digits; nothing else, and nothing that does not fit. */
static bool parse_amount(const char *text, int64_t *cents) {
    if (*text < '0' || *text > '9') return false;
    char *end = NULL;
    errno = 0;
    intmax_t whole = strtoimax(text, &end, 10);
    if (errno != 0 || end == text) return false;
    int64_t fraction = 0;
    if (*end == '.') {
        if (end[1] < '0' || end[1] > '9' || end[2] < '0' || end[2] > '9' || end[3] != '\0') return false;
        fraction = (end[1] - '0') * 10 + (end[2] - '0');
    } else if (*end != '\0') {
        return false;
    }
    int64_t result = 0;
    if (__builtin_mul_overflow((int64_t)whole, (int64_t)100, &result)) return false;
    if (__builtin_add_overflow(result, fraction, &result)) return false;
    *cents = result;
    return result > 0;
}

static const char *put(ledger *book, const char *name, const char *text) {
    account *to = find(book, name);
    int64_t cents = 0, after = 0;
    if (to == NULL) return "no such account";
    if (!parse_amount(text, &cents)) return "bad amount";
    if (__builtin_add_overflow(to->cents, cents, &after)) return "too much";
    to->cents = after;
    return "done";
}

static const char *move(ledger *book, const char *from_name, const char *to_name, const char *text) {
    account *from = find(book, from_name);
    account *to = find(book, to_name);
    int64_t cents = 0, after = 0;
    if (from == NULL || to == NULL) return "no such account";
    if (from == to) return "same account";
    if (!parse_amount(text, &cents)) return "bad amount";
    if (from->cents < cents) return "not enough";
    if (__builtin_add_overflow(to->cents, cents, &after)) return "too much";
    from->cents -= cents;
    to->cents = after;
    return "done";
}

static void print_cents(int64_t cents) { printf("%" PRId64 ".%02" PRId64 "\n", cents / 100, cents % 100); }

static void total(const ledger *book) {
    int64_t sum = 0;
    for (size_t i = 0; i < book->count; i++) {
        if (__builtin_add_overflow(sum, book->items[i].cents, &sum)) {
            puts("too much");
            return;
        }
    }
    print_cents(sum);
}

static void obey(ledger *book, char *line) {
    char *rest = line;
    char *words[4] = {NULL, NULL, NULL, NULL};
    for (int i = 0; i < 4; i++) words[i] = strtok_r(rest, " \r\n", &rest);
    if (words[0] == NULL) return;
    if (strcmp(words[0], "total") == 0) {
        total(book);
    } else if (strcmp(words[0], "open") == 0 && words[1] != NULL) {
        puts(open_account(book, words[1]));
    } else if (strcmp(words[0], "show") == 0 && words[1] != NULL) {
        account *found = find(book, words[1]);
        if (found == NULL)
            puts("no such account");
        else
            print_cents(found->cents);
    } else if (strcmp(words[0], "put") == 0 && words[2] != NULL) {
        puts(put(book, words[1], words[2]));
    } else if (strcmp(words[0], "move") == 0 && words[3] != NULL) {
        puts(move(book, words[1], words[2], words[3]));
    } else {
        puts("what?");
    }
}

int main(void) {
    ledger book = {NULL, 0, 0};
    char line[LINE_SIZE];
    while (fgets(line, sizeof line, stdin) != NULL) obey(&book, line);
    free(book.items);
    return 0;
}
