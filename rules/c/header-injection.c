#include <curl/curl.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>

void answer(struct MHD_Connection *connection, struct MHD_Response *response)
{
    const char *language = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "lang");
    // expect: header-injection
    MHD_add_response_header(response, "Content-Language", language);
    // ok: header-injection
    MHD_add_response_header(response, "Content-Language", "en");

    char line[200];
    snprintf(line, sizeof(line), "X-Language: %s", language);
    // expect: header-injection
    struct curl_slist *headers = curl_slist_append(NULL, line);

    char *escaped = curl_easy_escape(NULL, language, 0);
    snprintf(line, sizeof(line), "X-Language: %s", escaped);
    // ok: header-injection
    headers = curl_slist_append(headers, line);
    curl_free(escaped);
    curl_slist_free_all(headers);
}
