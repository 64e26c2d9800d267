#include <libxml/xpath.h>
#include <stdio.h>
#include <stdlib.h>

xmlXPathObjectPtr find(xmlXPathContextPtr context)
{
    char expression[256];
    char name[64];
    if (fgets(name, sizeof(name), stdin) == NULL) {
        return NULL;
    }
    snprintf(expression, sizeof(expression), "//user[name='%s']/role", name);
    // expect: xpath-injection
    xmlXPathObjectPtr found = xmlXPathEvalExpression((const xmlChar *)expression, context);
    if (found) {
        return found;
    }
    xmlXPathRegisterVariable(context, (const xmlChar *)"name", xmlXPathNewCString(name));
    // ok: xpath-injection
    found = xmlXPathEvalExpression((const xmlChar *)"//user[name=$name]/role", context);
    snprintf(expression, sizeof(expression), "//user[%d]", atoi(name));
    // ok: xpath-injection
    return found ? found : xmlXPathEvalExpression((const xmlChar *)expression, context);
}
