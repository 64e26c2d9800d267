#include <openssl/des.h>
#include <openssl/evp.h>
#include <windows.h>

void encrypt_all(EVP_CIPHER_CTX *context, const unsigned char *key, const unsigned char *iv, HCRYPTPROV provider, HCRYPTHASH hash)
{
    HCRYPTKEY derived;
    // expect: weak-cipher
    EVP_EncryptInit_ex(context, EVP_des_ede3_cbc(), NULL, key, iv);
    // expect: weak-cipher
    EVP_EncryptInit_ex(context, EVP_rc4(), NULL, key, NULL);
    // expect: weak-cipher
    EVP_EncryptInit_ex(context, EVP_aes_256_ecb(), NULL, key, NULL);
    // ok: weak-cipher
    EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, iv);
    // expect: weak-cipher
    const EVP_CIPHER *cipher = EVP_get_cipherbyname("des-ede3");
    // ok: weak-cipher
    cipher = EVP_get_cipherbyname("aes-256-gcm");
    // expect: weak-cipher
    CryptDeriveKey(provider, CALG_3DES, hash, 0, &derived);
    // ok: weak-cipher
    CryptDeriveKey(provider, CALG_AES_256, hash, 0, &derived);
    EVP_EncryptInit_ex(context, cipher, NULL, key, iv);
}
