#include <openssl/evp.h>
#include <openssl/md5.h>
#include <openssl/sha.h>
#include <windows.h>

#define DIGEST EVP_md5

void digest(const unsigned char *data, size_t n, unsigned char *out, HCRYPTPROV provider)
{
    HCRYPTHASH hash;
    MD5_CTX context;
    // expect: weak-hash
    MD5(data, n, out);
    // expect: weak-hash
    MD5_Init(&context);
    // expect: weak-hash
    SHA1(data, n, out);
    // expect: weak-hash
    EVP_Digest(data, n, out, NULL, DIGEST(), NULL);
    // expect: weak-hash
    const EVP_MD *by_name = EVP_get_digestbyname("sha1");
    // expect: weak-hash
    CryptCreateHash(provider, CALG_SHA1, 0, 0, &hash);
    // ok: weak-hash
    CryptCreateHash(provider, CALG_SHA_256, 0, 0, &hash);
    // ok: weak-hash
    SHA256(data, n, out);
    // ok: weak-hash
    EVP_Digest(data, n, out, NULL, EVP_sha256(), NULL);
    // ok: weak-hash
    by_name = EVP_get_digestbyname("sha512");
}
