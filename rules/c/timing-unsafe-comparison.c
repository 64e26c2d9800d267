#include <openssl/crypto.h>
#include <string.h>

int verify(const unsigned char *expected_hmac, const unsigned char *given, const char *name, const char *auth_token, const char *sent)
{
    // expect: timing-unsafe-comparison
    if (memcmp(expected_hmac, given, 32) == 0) {
        return 1;
    }
    // expect: timing-unsafe-comparison
    if (strcmp(sent, auth_token) == 0) {
        return 1;
    }
    // ok: timing-unsafe-comparison
    if (strcmp(name, "admin") == 0) {
        return 0;
    }
    // ok: timing-unsafe-comparison
    return CRYPTO_memcmp(expected_hmac, given, 32) == 0;
}
