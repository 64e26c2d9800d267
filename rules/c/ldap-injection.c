#include <ctype.h>
#include <ldap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int find(LDAP *ld, LDAPMessage **found)
{
    char filter[256];
    const char *user = getenv("HTTP_X_USER");
    if (user == NULL) {
        return -1;
    }
    snprintf(filter, sizeof(filter), "(uid=%s)", user);
    // expect: ldap-injection
    int rc = ldap_search_ext_s(ld, "dc=example,dc=com", LDAP_SCOPE_SUBTREE, filter, NULL, 0, NULL, NULL, NULL, 0, found);

    // ok: ldap-injection
    rc |= ldap_search_ext_s(ld, "dc=example,dc=com", LDAP_SCOPE_SUBTREE, "(objectClass=person)", NULL, 0, NULL, NULL, NULL, 0, found);

    snprintf(filter, sizeof(filter), "(uidNumber=%ld)", strtol(user, NULL, 10));
    // ok: ldap-injection
    rc |= ldap_search_ext_s(ld, "dc=example,dc=com", LDAP_SCOPE_SUBTREE, filter, NULL, 0, NULL, NULL, NULL, 0, found);
    return rc;
}
