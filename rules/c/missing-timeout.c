#include <curl/curl.h>

int get(const char *url)
{
    CURL *curl = curl_easy_init();
    if (!curl) {
        return -1;
    }
    curl_easy_setopt(curl, CURLOPT_URL, url);
    // expect: missing-timeout
    CURLcode code = curl_easy_perform(curl);
    curl_easy_cleanup(curl);
    return code == CURLE_OK ? 0 : -1;
}

int get_in_time(const char *url)
{
    CURL *curl = curl_easy_init();
    if (!curl) {
        return -1;
    }
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 30L);
    // ok: missing-timeout
    CURLcode code = curl_easy_perform(curl);
    curl_easy_cleanup(curl);
    return code == CURLE_OK ? 0 : -1;
}

void forever(CURL *curl)
{
    // expect: missing-timeout
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 0L);
}
