#include <curl/curl.h>
#include <grp.h>
#include <openssl/crypto.h>
#include <openssl/hmac.h>
#include <openssl/ssl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <syslog.h>
#include <unistd.h>

#define MOST_TRIES 5

static int tries;

static int too_many(void)
{
    return tries >= MOST_TRIES;
}

int fetch(const char *url, void *sink)
{
    CURL *curl;
    CURLcode code;

    // defence: validation
    if (strncmp(url, "https://api.example.com/", 24) != 0) {
        return -1;
    }
    curl = curl_easy_init();
    // defence: null-check
    if (!curl) {
        return -1;
    }
    curl_easy_setopt(curl, CURLOPT_URL, url);
    // defence: tls-verification
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    // defence: tls-verification
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    // defence: timeout
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 10L);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, sink);
    code = curl_easy_perform(curl);
    // defence: error-handling
    if (code != CURLE_OK) {
        syslog(LOG_ERR, "no answer: %s", curl_easy_strerror(code));
    }
    // defence: resource-release
    curl_easy_cleanup(curl);
    return code == CURLE_OK ? 0 : -1;
}

int check_signature(const unsigned char *body, size_t length, const unsigned char *given, const char *key)
{
    unsigned char expected[EVP_MAX_MD_SIZE];
    unsigned int size = 0;

    HMAC(EVP_sha256(), key, (int)strlen(key), body, length, expected, &size);
    // defence: signature-verification
    if (CRYPTO_memcmp(expected, given, size) != 0) {
        // defence: logging
        syslog(LOG_WARNING, "a wrong signature came in");
        return -1;
    }
    return 0;
}

int log_in(int (*authenticate)(const char *, const char *), const char *name, const char *password)
{
    // defence: rate-limit
    if (too_many()) {
        return -1;
    }
    // defence: validation
    if (strlen(name) > 64) {
        return -1;
    }
    // defence: authentication
    if (authenticate(name, password) != 0) {
        tries++;
        return -1;
    }
    return 0;
}

int take(const unsigned char *body, size_t length, const unsigned char *signature, const char *key)
{
    // defence: bounds-check
    if (length > 65536) {
        return -1;
    }
    // defence: signature-verification
    if (check_signature(body, length, signature, key) != 0) {
        return -1;
    }
    return 0;
}

int open_tls(SSL_CTX *context, int socket)
{
    struct timeval limit = {5, 0};
    SSL *ssl;

    // defence: timeout
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    // defence: tls-verification
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    ssl = SSL_new(context);
    SSL_set_fd(ssl, socket);
    if (SSL_connect(ssl) != 1) {
        return -1;
    }
    // defence: tls-verification
    if (SSL_get_verify_result(ssl) != X509_V_OK) {
        SSL_free(ssl);
        return -1;
    }
    return 0;
}

int drop_rights(uid_t user, gid_t group)
{
    // defence: authorisation
    if (setgroups(0, NULL) != 0 || setgid(group) != 0) {
        return -1;
    }
    // defence: authorisation
    if (setuid(user) != 0) {
        return -1;
    }
    return 0;
}
