#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define API "https://api.example.com/v1/"

CURLcode fetch(void)
{
    char url[512];
    const char *target = getenv("QUERY_STRING");
    CURL *curl = curl_easy_init();
    if (curl == NULL || target == NULL) {
        return CURLE_FAILED_INIT;
    }
    // expect: server-side-request-forgery
    curl_easy_setopt(curl, CURLOPT_URL, target);
    snprintf(url, sizeof(url), "http://%s/status", target);
    // expect: server-side-request-forgery
    curl_easy_setopt(curl, CURLOPT_URL, url);
    snprintf(url, sizeof(url), "https://api.example.com/v1/%s", target);
    // ok: server-side-request-forgery
    curl_easy_setopt(curl, CURLOPT_URL, url);
    snprintf(url, sizeof(url), "%s%s", API, target);
    // ok: server-side-request-forgery
    curl_easy_setopt(curl, CURLOPT_URL, url);
    // ok: server-side-request-forgery
    curl_easy_setopt(curl, CURLOPT_USERAGENT, target);
    // ok: server-side-request-forgery
    curl_easy_setopt(curl, CURLOPT_URL, API);
    return curl_easy_perform(curl);
}
