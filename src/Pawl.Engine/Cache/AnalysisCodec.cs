using Pawl.Analysis;
using Pawl.Analysis.Complexity;
using Pawl.Analysis.Findings;

namespace Pawl.Engine.Cache;

/// <summary>A <see cref="FileAnalysis"/> in a few bytes.</summary>
internal static class AnalysisCodec
{
    /// <summary>Part of every cache key: raise it when the form below changes.</summary>
    internal const string Version = "2";

    internal static byte[] Write(FileAnalysis analysis)
    {
        var writer = new CompactWriter();
        writer.Text(analysis.Language ?? "");
        writer.Number(analysis.Lines);
        writer.Number(analysis.Nloc);
        writer.Text(analysis.CodeHash);
        writer.List(analysis.Findings, f => Finding(writer, f));
        writer.List(analysis.Defences, d => Defence(writer, d));
        writer.List(analysis.Functions, f => Function(writer, f));
        writer.List(analysis.Gaps, g => Gap(writer, g));
        writer.List(analysis.Routes, route => writer.Text(route));
        return writer.ToArray();
    }

    internal static FileAnalysis Read(byte[] bytes)
    {
        var reader = new CompactReader(bytes);
        var language = reader.Text();
        var (lines, nloc, hash) = (reader.Int(), reader.Int(), reader.Text());
        return new FileAnalysis(
            language.Length == 0 ? null : language,
            lines,
            nloc,
            reader.List(() => Finding(reader)),
            reader.List(() => Defence(reader)),
            reader.List(() => Function(reader)),
            reader.List(() => Gap(reader))
        )
        {
            CodeHash = hash,
            Routes = reader.List(reader.Text),
        };
    }

    internal static void Gap(CompactWriter writer, Gap gap)
    {
        writer.Text(gap.Reason);
        writer.Text(gap.Detail);
        writer.Number(gap.Whole ? 1 : 0);
    }

    internal static Gap Gap(CompactReader reader) => new(reader.Text(), reader.Text(), reader.Number() != 0);

    private static void Finding(CompactWriter writer, Finding finding)
    {
        writer.Text(finding.Rule);
        writer.List(finding.Cwe, cwe => writer.Number(cwe));
        writer.Number((int)finding.Severity);
        writer.Number((int)finding.Confidence);
        Place(writer, finding.Place);
        writer.Text(finding.Function);
        writer.Text(finding.Message);
        writer.Text(finding.Snippet);
        writer.List(finding.Path, step => Step(writer, step));
        writer.Text(finding.Fingerprint);
        writer.Text(finding.Context);
    }

    private static Finding Finding(CompactReader reader) =>
        new(
            reader.Text(),
            reader.List(reader.Int),
            (Severity)reader.Int(),
            (Confidence)reader.Int(),
            Place(reader),
            reader.Text(),
            reader.Text(),
            reader.Text(),
            reader.List(() => Step(reader)),
            reader.Text(),
            reader.Text()
        );

    private static void Step(CompactWriter writer, FlowStep step)
    {
        Place(writer, step.Place);
        writer.Text(step.Note);
        writer.Text(step.Snippet);
    }

    private static FlowStep Step(CompactReader reader) => new(Place(reader), reader.Text(), reader.Text());

    private static void Defence(CompactWriter writer, Defence defence)
    {
        writer.Text(defence.Kind);
        writer.List(defence.Cwe, cwe => writer.Number(cwe));
        Place(writer, defence.Place);
        writer.Text(defence.Function);
        writer.Text(defence.Snippet);
        writer.Text(defence.Fingerprint);
        writer.Text(defence.Context);
        writer.Text(defence.Shape);
        writer.Number(defence.Conditions);
        writer.Text(defence.Via);
        writer.Text(defence.Route);
    }

    private static Defence Defence(CompactReader reader) =>
        new(reader.Text(), reader.List(reader.Int), Place(reader), reader.Text(), reader.Text(), reader.Text(), reader.Text())
        {
            Shape = reader.Text(),
            Conditions = reader.Int(),
            Via = reader.Text(),
            Route = reader.Text(),
        };

    private static void Function(CompactWriter writer, FunctionMetrics f)
    {
        writer.Text(f.Name);
        writer.Number(f.StartLine);
        writer.Number(f.EndLine - f.StartLine);
        writer.Number(f.Cyclomatic);
        writer.Number(f.Cognitive);
        writer.Number(f.Nesting);
        writer.Number(f.Parameters);
        writer.Number(f.Nloc);
    }

    private static FunctionMetrics Function(CompactReader reader)
    {
        var (name, start, length) = (reader.Text(), reader.Int(), reader.Int());
        return new FunctionMetrics(name, start, start + length, reader.Int(), reader.Int(), reader.Int(), reader.Int(), reader.Int());
    }

    private static void Place(CompactWriter writer, Place place)
    {
        writer.Number(place.StartLine);
        writer.Number(place.StartColumn);
        writer.Number(place.EndLine - place.StartLine);
        writer.Number(place.EndColumn);
    }

    private static Place Place(CompactReader reader)
    {
        var (line, column, lines, end) = (reader.Int(), reader.Int(), reader.Int(), reader.Int());
        return new Place(line, column, line + lines, end);
    }
}
