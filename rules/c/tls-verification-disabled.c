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
    // ok: tls-verification-disabled
    wolfSSL_CTX_set_verify(context, verify_peer ? WOLFSSL_VERIFY_PEER : WOLFSSL_VERIFY_NONE, NULL);
    // expect: tls-verification-disabled
    wolfSSL_CTX_set_verify(context, WOLFSSL_VERIFY_NONE, NULL);
    // Old root certificates are accepted; they are verified all the same.
    // ok: tls-verification-disabled
    gnutls_certificate_set_verify_flags(credentials, GNUTLS_VERIFY_ALLOW_X509_V1_CA_CRT);
    // expect: tls-verification-disabled
    gnutls_certificate_set_verify_flags(credentials, GNUTLS_VERIFY_ALLOW_BROKEN);
}

void in_a_build_that_asks_for_it(CURL *curl)
{
#ifdef SKIP_HOST_CHECK
    // ok: tls-verification-disabled
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L);
#endif
#ifdef HAVE_OPENSSL
    // expect: tls-verification-disabled
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
#endif
#ifndef SKIP_HOST_CHECK
    // expect: tls-verification-disabled
    curl_easy_setopt(curl, CURLOPT_PROXY_SSL_VERIFYHOST, 0L);
#endif
}

#define ALLOW_ANYONE_ELSE
void always(CURL *curl)
{
#ifdef ALLOW_ANYONE_ELSE
    // expect: tls-verification-disabled
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L);
#endif
}

int serve(SSL *ssl, int connection)
{
    // ok: tls-verification-disabled
    SSL_set_verify(ssl, SSL_VERIFY_NONE, NULL);
    SSL_set_fd(ssl, connection);
    SSL_set_accept_state(ssl);
    return SSL_do_handshake(ssl);
}
