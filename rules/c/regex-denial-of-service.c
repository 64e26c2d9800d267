#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre.h>
#include <pcre2.h>

void compile(const char **error, int *offset)
{
    // expect: regex-denial-of-service
    pcre *bad = pcre_compile("^(a+)+$", 0, error, offset, NULL);
    // ok: regex-denial-of-service
    pcre *good = pcre_compile("^a+$", 0, error, offset, NULL);
    pcre_free(bad);
    pcre_free(good);
}
