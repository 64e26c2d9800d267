#include <expat.h>
#include <libxml/parser.h>

xmlDocPtr parse(const char *text, int size, XML_Parser expat)
{
    // expect: xml-external-entity
    xmlDocPtr first = xmlReadMemory(text, size, "in.xml", NULL, XML_PARSE_NOENT | XML_PARSE_DTDLOAD);
    // expect: xml-external-entity
    xmlDocPtr second = xmlReadFile("in.xml", NULL, XML_PARSE_DTDVALID);
    // expect: xml-external-entity
    xmlSubstituteEntitiesDefault(1);
    // ok: xml-external-entity
    xmlSubstituteEntitiesDefault(0);
    // expect: xml-external-entity
    XML_SetParamEntityParsing(expat, XML_PARAM_ENTITY_PARSING_ALWAYS);
    // ok: xml-external-entity
    XML_SetParamEntityParsing(expat, XML_PARAM_ENTITY_PARSING_NEVER);
    // ok: xml-external-entity
    xmlDocPtr third = xmlReadMemory(text, size, "in.xml", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
    return first ? first : second ? second : third;
}
