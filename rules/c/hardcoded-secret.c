#include <libpq-fe.h>
#include <mysql/mysql.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdlib.h>
#include <string.h>

// expect: hardcoded-secret
#define DB_PASSWORD "hV7!kq2zPw"
// ok: hardcoded-secret
#define PASSWORD_PROMPT "Enter password: "

// expect: hardcoded-secret
static const char *api_key = "4f9d2c7be1a84c35b0d6";
// ok: hardcoded-secret
static const char *api_key_header = "X-Api-Key";

int open_all(MYSQL *my, const char *password, EVP_CIPHER_CTX *context, const unsigned char *iv)
{
    // expect: hardcoded-secret
    mysql_real_connect(my, "localhost", "app", "s3cr3t-pa55", "app", 0, NULL, 0);
    // ok: hardcoded-secret
    mysql_real_connect(my, "localhost", "app", getenv("APP_DB"), "app", 0, NULL, 0);
    // expect: hardcoded-secret
    PQconnectdb("host=db user=app password=hunter22 dbname=app");
    // expect: hardcoded-secret
    if (strcmp(password, "letmein42") == 0) {
        return 1;
    }
    // ok: hardcoded-secret
    if (strcmp(password, "") == 0) {
        return 0;
    }
    // expect: hardcoded-secret
    EVP_EncryptInit_ex(context, EVP_aes_256_cbc(), NULL, (const unsigned char *)"0123456789abcdef0123456789abcdef", iv);
    // ok: hardcoded-secret
    EVP_EncryptInit_ex(context, EVP_aes_256_cbc(), NULL, (const unsigned char *)getenv("APP_KEY"), iv);
    return api_key == api_key_header;
}

void log_in(CURL *curl)
{
    // ok: hardcoded-secret
    curl_easy_setopt(curl, CURLOPT_PASSWORD, "secret");
    // expect: hardcoded-secret
    curl_easy_setopt(curl, CURLOPT_PASSWORD, "t7Hq-kk21Z");
    // expect: hardcoded-secret
    curl_easy_setopt(curl, CURLOPT_URL, "ftp://backup:t7Hq-kk21Z@files.intern/path");
}

// Nobody can own these hosts (RFC 2606): what is sent there is made up.
void log_in_nowhere(CURL *curl)
{
    // ok: hardcoded-secret
    curl_easy_setopt(curl, CURLOPT_URL, "ftp://user:pass@host.example/path");
    // ok: hardcoded-secret
    curl_easy_setopt(curl, CURLOPT_PASSWORD, "t7Hq-kk21Z");
}

void log_in_somewhere(CURL *curl)
{
    curl_easy_setopt(curl, CURLOPT_URL, "smtp://example.company.net/");
    // expect: hardcoded-secret
    curl_easy_setopt(curl, CURLOPT_PASSWORD, "t7Hq-kk21Z");
}
