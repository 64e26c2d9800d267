/* Users with salted, stretched password hashes. Reads commands from standard input:
 *   add NAME PASSWORD     login NAME PASSWORD     change NAME OLD NEW     count
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

enum { MAX_USERS = 64, MAX_NAME = 32, MAX_LINE = 256, HASH = 32, SALT = 16, ROUNDS = 50000, MAX_FAILURES = 3, MIN_PASSWORD = 8 };

typedef struct {
    char name[MAX_NAME];
    uint8_t salt[SALT];
    uint8_t hash[HASH];
    int failures;
} user;

typedef struct {
    uint32_t state[8];
    uint64_t length;
    uint8_t block[64];
    size_t used;
} sha256;

static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static user users[MAX_USERS];
static size_t user_count;

static uint32_t rotate(uint32_t x, int n) { return (x >> n) | (x << (32 - n)); }

static void compress(sha256 *s) {
    uint32_t w[64];
    for (size_t i = 0; i < 16; i++)
        w[i] = (uint32_t)s->block[4 * i] << 24 | (uint32_t)s->block[4 * i + 1] << 16 | (uint32_t)s->block[4 * i + 2] << 8 | s->block[4 * i + 3];
    for (int i = 16; i < 64; i++) {
        uint32_t a = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ (w[i - 15] >> 3);
        uint32_t b = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16] + a + w[i - 7] + b;
    }
    uint32_t v[8];
    for (int i = 0; i < 8; i++) v[i] = s->state[i];
    for (int i = 0; i < 64; i++) {
        uint32_t s1 = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25);
        uint32_t t1 = v[7] + s1 + ((v[4] & v[5]) ^ (~v[4] & v[6])) + K[i] + w[i];
        uint32_t s0 = rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22);
        uint32_t t2 = s0 + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
        for (int j = 7; j > 0; j--) v[j] = v[j - 1];
        v[4] += t1;
        v[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++) s->state[i] += v[i];
}

static void start(sha256 *s) {
    static const uint32_t initial[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    for (int i = 0; i < 8; i++) s->state[i] = initial[i];
    s->length = 0;
    s->used = 0;
}

static void feed(sha256 *s, const uint8_t *data, size_t count) {
    s->length += count;
    for (size_t i = 0; i < count; i++) {
        s->block[s->used++] = data[i];
        if (s->used == sizeof s->block) {
            compress(s);
            s->used = 0;
        }
    }
}

static void finish(sha256 *s, uint8_t out[HASH]) {
    uint64_t bits = s->length * 8;
    const uint8_t one = 0x80, zero = 0;
    feed(s, &one, 1);
    while (s->used != 56) feed(s, &zero, 1);
    uint8_t size[8];
    for (int i = 0; i < 8; i++) size[i] = (uint8_t)(bits >> (56 - 8 * i));
    feed(s, size, sizeof size);
    for (int i = 0; i < 8; i++)
        for (int j = 0; j < 4; j++) out[4 * i + j] = (uint8_t)(s->state[i] >> (24 - 8 * j));
}

static void stretch(const uint8_t salt[SALT], const char *password, uint8_t out[HASH]) {
    uint8_t last[HASH] = {0};
    size_t length = strlen(password);
    for (int round = 0; round < ROUNDS; round++) {
        sha256 s;
        start(&s);
        feed(&s, last, sizeof last);
        feed(&s, salt, SALT);
        feed(&s, (const uint8_t *)password, length);
        finish(&s, last);
    }
    memcpy(out, last, HASH);
}

/* Takes the same time wherever the two differ. */
static bool same(const uint8_t *a, const uint8_t *b, size_t count) {
    uint8_t difference = 0;
    for (size_t i = 0; i < count; i++) difference |= a[i] ^ b[i];
    return difference == 0;
}

static user *find(const char *name) {
    for (size_t i = 0; i < user_count; i++)
        if (strcmp(users[i].name, name) == 0) return &users[i];
    return NULL;
}

static bool set_password(user *u, const char *password) {
    if (strlen(password) < MIN_PASSWORD) return false;
    if (getrandom(u->salt, sizeof u->salt, 0) != (ssize_t)sizeof u->salt) return false;
    stretch(u->salt, password, u->hash);
    u->failures = 0;
    return true;
}

static const char *add(const char *name, const char *password) {
    if (user_count >= MAX_USERS) return "full";
    if (strlen(name) >= MAX_NAME) return "name too long";
    if (find(name) != NULL) return "exists";
    user fresh = {0};
    (void)snprintf(fresh.name, sizeof fresh.name, "%s", name);
    if (!set_password(&fresh, password)) return "password refused";
    users[user_count++] = fresh;
    return "added";
}

static const char *login(const char *name, const char *password) {
    user *u = find(name);
    if (u == NULL) return "denied";
    if (u->failures >= MAX_FAILURES) return "locked";
    uint8_t hash[HASH];
    stretch(u->salt, password, hash);
    if (!same(hash, u->hash, sizeof hash)) {
        u->failures++;
        return "denied";
    }
    u->failures = 0;
    return "welcome";
}

static const char *change(const char *name, const char *old, const char *fresh) {
    const char *answer = login(name, old);
    if (strcmp(answer, "welcome") != 0) return answer;
    user *u = find(name);
    if (u == NULL) return "denied";
    return set_password(u, fresh) ? "changed" : "password refused";
}

int main(void) {
    char line[MAX_LINE];
    while (fgets(line, sizeof line, stdin) != NULL) {
        char *rest = line;
        char *words[4] = {NULL, NULL, NULL, NULL};
        for (int i = 0; i < 4; i++) words[i] = strtok_r(rest, " \r\n", &rest);
        if (words[0] == NULL) continue;
        if (strcmp(words[0], "count") == 0)
            printf("%zu\n", user_count);
        else if (strcmp(words[0], "add") == 0 && words[2] != NULL)
            puts(add(words[1], words[2]));
        else if (strcmp(words[0], "login") == 0 && words[2] != NULL)
            puts(login(words[1], words[2]));
        else if (strcmp(words[0], "change") == 0 && words[3] != NULL)
            puts(change(words[1], words[2], words[3]));
        else
            puts("what?");
    }
    return 0;
}
