using System.Globalization;
using System.Text;
using System.Xml;
using Pawl.Engine.Gate;
using Pawl.Engine.Policy;

namespace Pawl.Engine.Reports.Gate;

/// <summary>The gate's report as test results: one case for each file and one for the range, failed where the gate objects.</summary>
public static class GateJUnit
{
    public static void Write(Stream output, GateReport report)
    {
        var cases = report
            .Files.Select(f => f.Path)
            .Concat(report.Objections.Select(o => o.Path))
            .Append("")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        var failed = cases.Count(path => Of(report, path).Any(o => o.Consequence == Consequence.Block));
        var settings = new XmlWriterSettings
        {
            Indent = true,
            NewLineChars = "\n",
            Encoding = new UTF8Encoding(false),
        };
        using var xml = XmlWriter.Create(output, settings);
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "pawl gate");
        xml.WriteAttributeString("tests", cases.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failed.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        foreach (var path in cases)
        {
            WriteCase(xml, path, Of(report, path));
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static List<Objection> Of(GateReport report, string path) => [.. report.Objections.Where(o => o.Path == path)];

    private static void WriteCase(XmlWriter xml, string path, List<Objection> objections)
    {
        var name = path.Length == 0 ? "the range" : VisibleText.Line(path);
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", "pawl");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("time", "0");
        var blocks = objections.Where(o => o.Consequence == Consequence.Block).ToList();
        if (blocks.Count > 0)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", blocks[0].Kind);
            xml.WriteAttributeString("message", GateWords.What(blocks[0]));
            xml.WriteString(Lines(blocks));
            xml.WriteEndElement();
        }
        if (objections.Count > blocks.Count)
        {
            xml.WriteElementString("system-out", Lines(objections.Except(blocks)));
        }
        xml.WriteEndElement();
    }

    private static string Lines(IEnumerable<Objection> objections) =>
        string.Join('\n', objections.Select(o => $"{o.Kind} {GateWords.Place(o)}: {GateWords.What(o)} {GateWords.Mend(o)}"));
}
