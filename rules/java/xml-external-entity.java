package example.invoices;

import jakarta.servlet.http.HttpServletRequest;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.*;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamSource;
import org.dom4j.io.SAXReader;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

class Invoices {
    Document open(HttpServletRequest request) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        DocumentBuilder builder = factory.newDocumentBuilder();
        // expect: xml-external-entity
        return builder.parse(request.getInputStream());
    }

    Document closed(HttpServletRequest request) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // ok: xml-external-entity
        return factory.newDocumentBuilder().parse(request.getInputStream());
    }

    Document own() throws Exception {
        // ok: xml-external-entity
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Invoices.class.getResourceAsStream("/defaults.xml"));
    }

    void sax(HttpServletRequest request) throws Exception {
        SAXParser parser = SAXParserFactory.newInstance().newSAXParser();
        // expect: xml-external-entity
        parser.parse(new InputSource(new StringReader(request.getParameter("xml"))), new DefaultHandler());
    }

    XMLStreamReader stax(HttpServletRequest request) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        // expect: xml-external-entity
        return factory.createXMLStreamReader(request.getReader());
    }

    XMLStreamReader staxClosed(HttpServletRequest request) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        // ok: xml-external-entity
        return factory.createXMLStreamReader(request.getReader());
    }

    void transform(HttpServletRequest request) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        // expect: xml-external-entity
        factory.newTransformer(new StreamSource(request.getReader()));
    }

    void transformClosed(HttpServletRequest request) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        // ok: xml-external-entity
        factory.newTransformer(new StreamSource(request.getReader()));
    }

    Object dom4j(HttpServletRequest request) throws Exception {
        // expect: xml-external-entity
        return new SAXReader().read(request.getInputStream());
    }
}
