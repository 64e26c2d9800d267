#include <curl/curl.h>
#include <libpq-fe.h>

void upload(const char *login)
{
    CURL *curl = curl_easy_init();
    // expect: cleartext-transmission
    curl_easy_setopt(curl, CURLOPT_URL, "ftp://files.example.com/in");
    curl_easy_setopt(curl, CURLOPT_USERPWD, login);
    curl_easy_perform(curl);
    curl_easy_cleanup(curl);
}

void upload_safely(const char *login)
{
    CURL *curl = curl_easy_init();
    // ok: cleartext-transmission
    curl_easy_setopt(curl, CURLOPT_URL, "https://files.example.com/in");
    curl_easy_setopt(curl, CURLOPT_USERPWD, login);
    curl_easy_perform(curl);
    curl_easy_cleanup(curl);
}

void news(void)
{
    CURL *curl = curl_easy_init();
    // ok: cleartext-transmission
    curl_easy_setopt(curl, CURLOPT_URL, "http://news.example.com/");
    curl_easy_perform(curl);
    curl_easy_cleanup(curl);
}

PGconn *database(void)
{
    // expect: cleartext-transmission
    PGconn *c = PQconnectdb("host=db.example.com dbname=app sslmode=disable");
    if (PQstatus(c) == CONNECTION_OK) {
        return c;
    }
    PQfinish(c);
    // ok: cleartext-transmission
    return PQconnectdb("host=db.example.com dbname=app sslmode=verify-full");
}
