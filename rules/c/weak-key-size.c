#include <openssl/ec.h>
#include <openssl/obj_mac.h>
#include <openssl/rsa.h>

#define BITS 1024

void keys(RSA *rsa, BIGNUM *e, EVP_PKEY_CTX *context)
{
    // expect: weak-key-size
    RSA_generate_key_ex(rsa, BITS, e, NULL);
    // ok: weak-key-size
    RSA_generate_key_ex(rsa, 3072, e, NULL);
    // expect: weak-key-size
    EVP_PKEY_CTX_set_rsa_keygen_bits(context, 512);
    // ok: weak-key-size
    EVP_PKEY_CTX_set_rsa_keygen_bits(context, 2 * 2048);
    // expect: weak-key-size
    EC_KEY *small = EC_KEY_new_by_curve_name(NID_secp160r1);
    // ok: weak-key-size
    EC_KEY *good = EC_KEY_new_by_curve_name(NID_X9_62_prime256v1);
    EC_KEY_free(small);
    EC_KEY_free(good);
}
