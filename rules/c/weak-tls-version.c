#include <curl/curl.h>
#include <openssl/ssl.h>

SSL_CTX *context_of(CURL *curl)
{
    // expect: weak-tls-version
    SSL_CTX *old = SSL_CTX_new(TLSv1_client_method());
    SSL_CTX_free(old);
    // ok: weak-tls-version
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    // expect: weak-tls-version
    SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
    // ok: weak-tls-version
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    // expect: weak-tls-version
    SSL_CTX_set_cipher_list(context, "ALL:!ADH");
    // ok: weak-tls-version
    SSL_CTX_set_cipher_list(context, "HIGH:!aNULL:!MD5");
    // expect: weak-tls-version
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_0);
    // ok: weak-tls-version
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    return context;
}
