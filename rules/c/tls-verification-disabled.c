#include <curl/curl.h>
#include <openssl/ssl.h>

void connect_all(CURL *curl, SSL_CTX *context)
{
    // expect: tls-verification-disabled
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
    // expect: tls-verification-disabled
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0);
    // ok: tls-verification-disabled
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    // ok: tls-verification-disabled
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    // ok: tls-verification-disabled
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 0L);
    // expect: tls-verification-disabled
    SSL_CTX_set_verify(context, SSL_VERIFY_NONE, NULL);
    // ok: tls-verification-disabled
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
}
