using System.Xml;
using System.Xml.Xsl;

namespace Feeds;

public static class FeedReader
{
    public static void Unsafe(string text)
    {
        // expect: xml-external-entity
        var document = new XmlDocument { XmlResolver = new XmlUrlResolver() };
        document.LoadXml(text);
        // expect: xml-external-entity
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse };
        using var reader = XmlReader.Create(new StringReader(text), settings);
        var old = new XmlTextReader(new StringReader(text));
        // expect: xml-external-entity
        old.XmlResolver = new XmlUrlResolver();
        // expect: xml-external-entity
        old.ProhibitDtd = false;
        var transform = new XslCompiledTransform();
        // expect: xml-external-entity
        transform.Load("style.xsl", XsltSettings.TrustedXslt, new XmlUrlResolver());
    }

    public static void Safe(string text)
    {
        // ok: xml-external-entity
        var document = new XmlDocument { XmlResolver = null };
        document.LoadXml(text);
        // ok: xml-external-entity
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(new StringReader(text), settings);
        // ok: xml-external-entity
        var plain = new XmlDocument();
        plain.LoadXml(text);
    }
}
