#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void answer(struct MHD_Connection *connection, struct MHD_Response *response)
{
    const char *next = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "next");
    // expect: open-redirect
    MHD_add_response_header(response, "Location", next);
    char local[200];
    snprintf(local, sizeof(local), "https://www.example.com/%s", next);
    // ok: open-redirect
    MHD_add_response_header(response, "Location", local);
    // ok: open-redirect
    MHD_add_response_header(response, "Location", "/start");
    if (strcmp(next, "/home") == 0) {
        // ok: open-redirect
        MHD_add_response_header(response, "Location", next);
    }
}

int main(void)
{
    const char *target = getenv("QUERY_STRING");
    // expect: open-redirect
    printf("Status: 302 Found\r\nLocation: %s\r\n\r\n", target);
    return 0;
}
