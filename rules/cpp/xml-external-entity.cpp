#include <xercesc/parsers/XercesDOMParser.hpp>

void load(xercesc::XercesDOMParser &parser)
{
    // expect: xml-external-entity
    parser.setLoadExternalDTD(true);
    // ok: xml-external-entity
    parser.setLoadExternalDTD(false);
    parser.setDisableDefaultEntityResolution(true);
    // ok: xml-external-entity
    parser.parse("file.xml");
}
