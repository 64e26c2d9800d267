#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

void make_session_token(char *out, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++) {
        // expect: weak-randomness
        out[i] = 'a' + rand() % 26;
    }
    out[n - 1] = '\0';
}

int shuffle(int *cards, int n)
{
    for (int i = n - 1; i > 0; i--) {
        // ok: weak-randomness
        int j = rand() % (i + 1);
        int t = cards[i];
        cards[i] = cards[j];
        cards[j] = t;
    }
    return n;
}

struct login {
    long nonce;
    long delay;
};

void begin(struct login *login)
{
    // expect: weak-randomness
    login->nonce = random();
    // ok: weak-randomness
    login->delay = random();
    // ok: weak-randomness
    if (getrandom(&login->nonce, sizeof(login->nonce), 0) < 0) {
        abort();
    }
}
