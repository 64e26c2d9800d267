using Pawl.Engine.Analysers;
using Pawl.Engine.Cache;

namespace Pawl.Bench.Score;

/// <summary>Outside analysers on the same cases.</summary>
internal static class OutsideScore
{
    private const string Support = "testcasesupport";
    private const int MostSeconds = 3600;

    internal static async Task<List<ScoreTable>> Tables(
        Corpus corpus,
        IReadOnlyList<string> files,
        string definitions,
        ScoreOptions options
    )
    {
        if (options.Analysers.Count == 0)
        {
            return [];
        }
        var search = new AnalyserSearch(Environment.GetEnvironmentVariable, corpus.Folder);
        IReadOnlyList<string> all = options.Definitions is { } more ? [definitions, Filled(more, corpus)] : [definitions];
        var known = await search.Find(all, options.Analysers, CancellationToken.None);
        foreach (var missing in known.Where(analyser => analyser.Installed is null))
        {
            await Console.Error.WriteLineAsync($"{missing.Id} is not here: {missing.Missing}");
        }
        var contents = Contents(corpus, files);
        using var cache = ContentCache.Open(ContentCache.DefaultPath(Environment.GetEnvironmentVariable));
        List<ScoreTable> tables = [];
        foreach (var analyser in known.Select(analyser => analyser.Installed).OfType<InstalledAnalyser>())
        {
            var report = await Analysers.Run([analyser], contents, cache, MostSeconds, CancellationToken.None);
            var use = report.Uses[0];
            if (use.Given == 0)
            {
                continue;
            }
            await Console.Error.WriteLineAsync(
                $"{use.Id} looked at {use.LookedAt} of {use.Given} files{(use.Trouble is null ? "" : $": {use.Trouble}")}"
            );
            var found = report.Findings.ToLookup(
                finding => Path.Combine(corpus.Folder, finding.Path),
                finding => new Hit(finding.Cwe, finding.StartLine, finding.EndLine),
                StringComparer.Ordinal
            );
            tables.Add(ScoreTable.Of($"{use.Id} {use.Version}", corpus, found));
        }
        return tables;
    }

    /// <summary>The files of the cases, and what a corpus has beside them so that they compile.</summary>
    private static List<SourceContent> Contents(Corpus corpus, IReadOnlyList<string> files) =>
        [
            .. Directory
                .EnumerateDirectories(corpus.Folder, Support, SearchOption.AllDirectories)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                .Concat(files)
                .Distinct(StringComparer.Ordinal)
                .Select(file => new SourceContent(Path.GetRelativePath(corpus.Folder, file).Replace('\\', '/'), File.ReadAllBytes(file))),
        ];

    private static string Filled(string definitions, Corpus corpus)
    {
        var file = Path.Combine(Path.GetTempPath(), $"pawl-bench-{Environment.ProcessId}.yaml");
        File.WriteAllText(
            file,
            File.ReadAllText(definitions)
                .Replace("{corpus}", corpus.Folder, StringComparison.Ordinal)
                .Replace("{bench}", Path.GetDirectoryName(Path.GetFullPath(definitions)), StringComparison.Ordinal)
        );
        return file;
    }
}
