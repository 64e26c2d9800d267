package example.accounts;

import jakarta.servlet.http.HttpServletRequest;
import javax.xml.xpath.*;
import org.w3c.dom.Document;

class Accounts {
    private static final XPathFactory FACTORY = XPathFactory.newInstance();

    boolean login(HttpServletRequest request, Document document) throws Exception {
        String name = request.getParameter("name");
        XPath xpath = XPathFactory.newInstance().newXPath();
        String expression = "//user[@name='" + name + "']";
        // expect: xpath-injection
        xpath.evaluate(expression, document, XPathConstants.NODE);
        // expect: xpath-injection
        xpath.compile("//user[@name='" + name + "']/role");
        // ok: xpath-injection
        xpath.evaluate("//user[@active='true']", document, XPathConstants.NODE);
        if (name.matches("\\w+")) {
            // ok: xpath-injection
            xpath.compile("//user[@name='" + name + "']");
        }
        xpath.setXPathVariableResolver(variable -> name);
        // ok: xpath-injection
        return xpath.compile("//user[@name=$name]") != null;
    }

    Object shared(HttpServletRequest request, Document document) throws Exception {
        int id = Integer.parseInt(request.getParameter("id"));
        // ok: xpath-injection
        FACTORY.newXPath().evaluate("//user[" + id + "]", document);
        // expect: xpath-injection
        return FACTORY.newXPath().evaluate(request.getParameter("path"), document);
    }
}
