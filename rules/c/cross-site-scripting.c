#include <event2/buffer.h>
#include <event2/http.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    const char *name = getenv("QUERY_STRING");
    printf("Content-Type: text/html\r\n\r\n");
    // expect: cross-site-scripting
    printf("<h1>Hello %s</h1>", name);
    char *escaped = g_markup_escape_text(name, -1);
    // ok: cross-site-scripting
    printf("<h1>Hello %s</h1>", escaped);
    g_free(escaped);
    // ok: cross-site-scripting
    printf("<p>%d</p>", atoi(name));
    return 0;
}

void page(struct evhttp_request *request, struct evbuffer *out)
{
    const char *uri = evhttp_request_get_uri(request);
    // expect: cross-site-scripting
    evbuffer_add_printf(out, "<p>No page at %s</p>", uri);
    // ok: cross-site-scripting
    evbuffer_add_printf(out, "<p>No page at %s</p>", evhttp_htmlescape(uri));
    // ok: cross-site-scripting
    evbuffer_add_printf(out, "<p>No page</p>");
}
