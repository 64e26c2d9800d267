using Pawl.Analysis;
using Pawl.Engine.Analysers;
using Pawl.Engine.Cache;

namespace Pawl.Engine.Scan;

/// <summary>Asks outside analysers about the files of a scan and joins what they say to it.</summary>
public static class OutsideScan
{
    /// <param name="imports">Files of SARIF that were made elsewhere.</param>
    /// <param name="seconds">Most that one analyser may take; null: what its definition says.</param>
    public static async Task<ScanReport> Join(
        ScanReport report,
        ScanOptions options,
        IReadOnlyList<InstalledAnalyser> analysers,
        IReadOnlyList<string> imports,
        ContentCache cache,
        int? seconds,
        CancellationToken cancel
    )
    {
        if (analysers.Count == 0 && imports.Count == 0)
        {
            return report;
        }
        var root = Path.GetFullPath(options.Root);
        var unread = new List<ScannedFile>();
        var contents = await Contents(root, options, analysers, imports.Count > 0, unread, cancel);
        var answers = imports
            .Select(import => Analysers.Analysers.Read(import, root, contents))
            .Prepend(await Analysers.Analysers.Run(analysers, contents, cache, seconds, cancel))
            .ToList();
        var findings = answers.SelectMany(answer => answer.Findings).ToLookup(finding => finding.Path, StringComparer.Ordinal);
        var gaps = answers.SelectMany(answer => answer.Gaps).ToLookup(gap => gap.Path, StringComparer.Ordinal);
        var ours = report.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var content in contents.Where(content => findings.Contains(content.Path) || gaps.Contains(content.Path)))
        {
            var before = ours.TryGetValue(content.Path, out var known) ? known.Analysis : new FileAnalysis(null, 0, 0, [], [], [], []);
            var joined = Witnesses.Join(before, content.Bytes.Span, findings[content.Path], gaps[content.Path]);
            ours[content.Path] = new ScannedFile(content.Path, joined, SourceLines.Of(content.Bytes.Span, joined));
        }
        foreach (var file in unread)
        {
            ours.TryAdd(file.Path, file);
        }
        return new ScanReport(report.EngineVersion, report.RulesDigest, [.. ours.Values.OrderBy(file => file.Path, StringComparer.Ordinal)])
        {
            OtherLanguages = report.OtherLanguages,
            Analysers = [.. answers.SelectMany(answer => answer.Uses)],
        };
    }

    private static async Task<List<SourceContent>> Contents(
        string root,
        ScanOptions options,
        IReadOnlyList<InstalledAnalyser> analysers,
        bool all,
        List<ScannedFile> unread,
        CancellationToken cancel
    )
    {
        List<SourceContent> contents = [];
        foreach (var found in await FileFinder.Find(options.Paths, cancel))
        {
            var name = Scanner.Relative(root, found.Path);
            if (
                found.Gap is not null
                || !(all && Analyser.LanguageOf(name, default) is not null) && !analysers.Any(a => a.Definition.Takes(name))
            )
            {
                continue;
            }
            try
            {
                var info = new FileInfo(found.Path);
                if (info is { LinkTarget: null, Length: > 0 and <= Analyser.MostBytes })
                {
                    contents.Add(new SourceContent(name, await File.ReadAllBytesAsync(found.Path, cancel)));
                }
                else if (info is { LinkTarget: null, Length: > Analyser.MostBytes })
                {
                    unread.Add(Skipped(name, new Gap("too-large", $"{info.Length} bytes; the limit is {Analyser.MostBytes}", Whole: true)));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                unread.Add(Skipped(name, new Gap("unreadable", e.Message, Whole: true)));
            }
        }
        return contents;
    }

    private static ScannedFile Skipped(string name, Gap gap) => new(name, FileAnalysis.NotAnalysed(null, gap), SourceLines.None);
}
