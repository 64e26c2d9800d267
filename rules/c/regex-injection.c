#include <regex.h>
#include <stdlib.h>

int search(const char *text)
{
    regex_t regex;
    const char *wanted = getenv("QUERY_STRING");
    if (wanted == NULL) {
        return 0;
    }
    // expect: regex-injection
    if (regcomp(&regex, wanted, REG_EXTENDED) != 0) {
        return 0;
    }
    int found = regexec(&regex, text, 0, NULL, 0) == 0;
    regfree(&regex);
    // ok: regex-injection
    if (regcomp(&regex, "^[a-z]+$", REG_EXTENDED) == 0) {
        found |= regexec(&regex, wanted, 0, NULL, 0) == 0;
        regfree(&regex);
    }
    return found;
}
