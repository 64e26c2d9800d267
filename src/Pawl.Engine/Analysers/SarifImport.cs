using System.Text.Json;
using Pawl.Analysis.Findings;

namespace Pawl.Engine.Analysers;

/// <summary>Takes in SARIF that was made elsewhere: by a build, by an analyser that runs on another machine.</summary>
internal static class SarifImport
{
    private static readonly AnalyserDefinition AnyTool = new(
        "",
        "",
        [],
        [],
        null,
        [],
        null!,
        new Dictionary<string, AnalyserQuestion>(),
        new Dictionary<string, string>(),
        new Dictionary<string, string>(),
        [],
        [],
        new OutputForm("sarif", "output", null, null, null, null, null, null, null, null),
        new Dictionary<string, Severity>(),
        new Dictionary<string, MappedRule>(),
        [],
        false,
        null,
        0,
        ""
    );

    internal static AnalysersReport Read(string path, string root, IReadOnlyList<SourceContent> contents)
    {
        RawOutput raw;
        string tool;
        try
        {
            var bytes = File.ReadAllBytes(path);
            raw = SarifReader.Read(bytes);
            tool = SarifReader.ToolOf(bytes);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path} cannot be read as SARIF: {e.Message}", "Give a file of SARIF 2.1.0.");
        }
        var known = contents.Select(content => content.Path).ToHashSet(StringComparer.Ordinal);
        string? OriginOf(string file)
        {
            var relative = Path.GetRelativePath(root, Path.GetFullPath(file, root)).Replace('\\', '/');
            return known.Contains(relative) ? relative : null;
        }
        var translation = new FindingTranslation(AnyTool with { Id = tool });
        var findings = raw
            .Findings.Select(found => OriginOf(found.File) is { } origin ? translation.Of(found, origin) : null)
            .OfType<OutsideFinding>()
            .ToList();
        var gaps = raw
            .Gaps.Where(gap => OriginOf(gap.File) is not null)
            .Select(gap => new AnalyserGap(tool, OriginOf(gap.File)!, gap.Reason))
            .ToList();
        var trouble = raw.Gaps.Where(gap => gap.File.Length == 0).Select(gap => gap.Reason).FirstOrDefault();
        return new AnalysersReport(
            // Which files were looked at is not known: the run was somebody else's.
            [new AnalyserUse(tool, Path.GetFileName(path), "", 0, 0, findings.Count, trouble)],
            Analysers.Sorted(findings),
            gaps
        );
    }
}
