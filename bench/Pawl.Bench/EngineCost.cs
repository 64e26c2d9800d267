using Pawl.Analysis;
using Pawl.Engine;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Bench;

/// <summary>Parses and then analyses every file below some paths on one thread, alternating, and prints the cost of each and their ratio.</summary>
internal static class EngineCost
{
    internal static async Task Measure(string installation, string[] paths)
    {
        var files = paths.SelectMany(FilesOf).ToList();
        var library = new RuleLibrary(Path.Combine(installation, "rules"));
        await AnalysisThreads.Run(1, () => Measure(files, library));
    }

    /// <summary>By their paths in the folder, as a scan has them: what lies in folders of tests is analysed as tests are.</summary>
    private static IEnumerable<(string Path, byte[] Bytes)> FilesOf(string path) =>
        (File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
            .Where(p =>
                Analyser.LanguageOf(p, default) is not null && new FileInfo(p) is { LinkTarget: null, Length: < Analyser.MostBytes }
            )
            .Order(StringComparer.Ordinal)
            .Select(p => (File.Exists(path) ? Path.GetFileName(p) : Path.GetRelativePath(path, p), File.ReadAllBytes(p)));

    private static void Measure(List<(string Path, byte[] Bytes)> files, RuleLibrary library)
    {
        using var analyser = new Analyser(library.Of);
        var (parse, lower, whole) = (new List<double>(), new List<double>(), new List<double>());
        long lines = 0;
        for (var round = 0; round < 4; round++)
        {
            var parsed = Time(files, f => analyser.Parses(f.Path, f.Bytes));
            var lowered = Time(files, f => analyser.Lowers(f.Path, f.Bytes));
            lines = 0;
            var analysed = Time(files, f => lines += analyser.Analyse(f.Path, f.Bytes).Lines);
            if (round > 0)
            {
                parse.Add(parsed);
                lower.Add(lowered);
                whole.Add(analysed);
            }
        }
        var (p, l, w) = (Median(parse), Median(lower), Median(whole));
        Console.WriteLine(
            FormattableString.Invariant(
                $"{files.Count} files, {lines} lines: parse {p:0.000} s, parse and lower {l:0.000} s, whole analysis {w:0.000} s, whole/parse {w / p:0.00}, {lines / w:0} lines/s"
            )
        );
    }

    private static double Time(List<(string Path, byte[] Bytes)> files, Action<(string Path, byte[] Bytes)> work)
    {
        // Processor time, so that what else runs on the machine does not count.
        var start = Environment.CpuUsage.TotalTime;
        foreach (var file in files)
        {
            work(file);
        }
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    private static double Median(List<double> list) => list.Order().ElementAt(list.Count / 2);
}
