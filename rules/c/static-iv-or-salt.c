#include <crypt.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <unistd.h>

static const unsigned char vector[] = "0123456789abcdef";

int protect(EVP_CIPHER_CTX *context, const unsigned char *key, const char *password, unsigned char *out)
{
    unsigned char iv[16];
    unsigned char salt[16];
    // expect: static-iv-or-salt
    EVP_EncryptInit_ex(context, EVP_aes_256_cbc(), NULL, key, (const unsigned char *)"0000000000000000");
    // expect: static-iv-or-salt
    EVP_EncryptInit_ex(context, EVP_aes_256_cbc(), NULL, key, vector);
    // expect: static-iv-or-salt
    PKCS5_PBKDF2_HMAC(password, -1, (const unsigned char *)"salt", 4, 600000, EVP_sha256(), 32, out);
    // expect: static-iv-or-salt
    char *hashed = crypt(password, "$6$saltsalt$");
    if (RAND_bytes(iv, sizeof(iv)) != 1 || RAND_bytes(salt, sizeof(salt)) != 1) {
        return -1;
    }
    // ok: static-iv-or-salt
    EVP_EncryptInit_ex(context, EVP_aes_256_cbc(), NULL, key, iv);
    // ok: static-iv-or-salt
    PKCS5_PBKDF2_HMAC(password, -1, salt, sizeof(salt), 600000, EVP_sha256(), 32, out);
    return hashed == NULL;
}
