using Pawl.Analysis;
using Pawl.Engine;
using Pawl.Engine.RuleLibrary;
using Pawl.Engine.Scan;

namespace Pawl.Bench.Score;

/// <summary><c>bench/run score</c>: Pawl and outside analysers on labelled corpora, in one run.</summary>
internal static class ScoreRun
{
    internal static async Task<int> Run(string installation, string[] arguments)
    {
        var options = ScoreOptions.Read(arguments);
        var library = new RuleLibrary(Path.Combine(installation, "rules"));
        using var cases = options.CasesFile is { } file ? new StreamWriter(file) : null;
        foreach (var folder in options.Folders)
        {
            var corpus = Corpus.Read(folder, options.Filter);
            foreach (var table in await Tables(corpus, library, options))
            {
                table.Write(Console.Out);
                foreach (var (one, isFound) in table.Outcomes)
                {
                    var path = Path.GetRelativePath(corpus.Folder, one.File);
                    cases?.WriteLine(
                        $"{table.Tool}\t{corpus.Name}\t{one.Row}\t{(one.IsFlawed ? "flawed" : "right")}\t{(isFound ? "found" : "silent")}\t{path}\t{one.FirstLine}-{one.LastLine}"
                    );
                }
            }
        }
        return 0;
    }

    private static async Task<List<ScoreTable>> Tables(Corpus corpus, RuleLibrary library, ScoreOptions options)
    {
        List<string> files = [.. corpus.Cases.Select(c => c.File).Distinct(StringComparer.Ordinal)];
        var report = await Scanner.Scan(new ScanOptions(corpus.Folder, files, library), null, CancellationToken.None);
        foreach (var file in report.Files.Where(f => f.Analysis.Gaps.Count > 0))
        {
            await Console.Error.WriteLineAsync($"{file.Path}: {file.Analysis.Gaps[0].Reason} {file.Analysis.Gaps[0].Detail}");
        }
        var found = report
            .Files.SelectMany(file => file.Analysis.Findings.Select(finding => (file.Path, finding)))
            .ToLookup(
                pair => Path.Combine(corpus.Folder, pair.Path),
                pair => new Hit(pair.finding.Cwe, pair.finding.Place.StartLine, pair.finding.Place.EndLine),
                StringComparer.Ordinal
            );
        List<ScoreTable> tables = [ScoreTable.Of($"Pawl {Analyser.EngineVersion}", corpus, found)];
        tables.AddRange(await OutsideScore.Tables(corpus, files, Path.Combine(library.Folder, "analysers.yaml"), options));
        return tables;
    }
}
