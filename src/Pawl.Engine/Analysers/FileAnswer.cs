using Pawl.Analysis.Findings;
using Pawl.Engine.Cache;

namespace Pawl.Engine.Analysers;

/// <summary>What one analyser says about one content.</summary>
/// <param name="Gap">Why it did not look at it, or not wholly; empty when it did.</param>
internal sealed record FileAnswer(IReadOnlyList<OutsideFinding> Findings, string Gap)
{
    /// <summary>Part of every cache key: raise it when the form below changes.</summary>
    internal const string Form = "1";

    internal byte[] Write()
    {
        var writer = new CompactWriter();
        writer.Text(Gap);
        writer.List(
            Findings,
            finding =>
            {
                writer.Text(finding.Rule);
                writer.List(finding.Cwe, cwe => writer.Number(cwe));
                writer.Number((int)finding.Severity);
                writer.Number((int)finding.Confidence);
                writer.Number(finding.StartLine);
                writer.Number(finding.StartColumn);
                writer.Number(finding.EndLine);
                writer.Number(finding.EndColumn);
                writer.Text(finding.Message);
            }
        );
        return writer.ToArray();
    }

    internal static FileAnswer Read(byte[] bytes, string analyser, string path)
    {
        var reader = new CompactReader(bytes);
        var gap = reader.Text();
        return new FileAnswer(
            reader.List(() =>
                new OutsideFinding(
                    analyser,
                    reader.Text(),
                    reader.List(reader.Int),
                    (Severity)reader.Int(),
                    (Confidence)reader.Int(),
                    path,
                    reader.Int(),
                    reader.Int(),
                    reader.Int(),
                    reader.Int(),
                    reader.Text()
                )
            ),
            gap
        );
    }
}
