#include <crypt.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <sodium.h>
#include <string.h>

#define ROUNDS 1000

void store(const char *password, const unsigned char *salt, const unsigned char *file, size_t n, unsigned char *out, char *stored)
{
    SHA256_CTX context;
    // expect: weak-password-hash
    SHA256((const unsigned char *)password, strlen(password), out);
    SHA256_Init(&context);
    // expect: weak-password-hash
    SHA256_Update(&context, password, strlen(password));
    // expect: weak-password-hash
    PKCS5_PBKDF2_HMAC(password, -1, salt, 16, ROUNDS, EVP_sha256(), 32, out);
    // expect: weak-password-hash
    strcpy(stored, crypt(password, "ab"));
    // ok: weak-password-hash
    SHA256(file, n, out);
    // ok: weak-password-hash
    PKCS5_PBKDF2_HMAC(password, -1, salt, 16, 600000, EVP_sha256(), 32, out);
    // ok: weak-password-hash
    crypto_pwhash_str(stored, password, strlen(password), crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE);
}
