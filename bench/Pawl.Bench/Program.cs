using Pawl.Analysis;
using Pawl.Engine;
using Pawl.Engine.RuleLibrary;
using Pawl.Studies.Records;
using Pawl.Tests.Studies;

if (args is ["study", var baselines, var replicates, var path])
{
    // Pawl.Bench study BASELINES REPLICATES FILE: records of a study that never ran, 44 of each baseline and replicate.
    var study = new GeneratedStudy(1) { Baselines = int.Parse(baselines), Replicates = int.Parse(replicates) };
    using var records = File.Create(path);
    foreach (var record in study.Records())
    {
        records.Write(RecordFile.ToLine(record));
    }
    return 0;
}

// Pawl.Bench INSTALLATION PATH...
// Parses and then analyses every file below the paths on one thread, alternating, and prints the cost of each and their ratio.
var installation = args[0];
Analyser.UseNatives(installation);
var files = args[1..]
    .SelectMany(p => File.Exists(p) ? [p] : Directory.EnumerateFiles(p, "*", SearchOption.AllDirectories))
    .Where(p => Analyser.LanguageOf(p, default) is not null && new FileInfo(p) is { LinkTarget: null, Length: < Analyser.MostBytes })
    .Order(StringComparer.Ordinal)
    .Select(p => (Path: p, Bytes: File.ReadAllBytes(p)))
    .ToList();
var library = new RuleLibrary(Path.Combine(installation, "rules"));
await AnalysisThreads.Run(
    1,
    () =>
    {
        using var analyser = new Analyser(library.Of);
        var (parse, lower, whole) = (new List<double>(), new List<double>(), new List<double>());
        long lines = 0;
        for (var round = 0; round < 4; round++)
        {
            var parsed = Time(f => analyser.Parses(f.Path, f.Bytes));
            var lowered = Time(f => analyser.Lowers(f.Path, f.Bytes));
            lines = 0;
            var analysed = Time(f => lines += analyser.Analyse(f.Path, f.Bytes).Lines);
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
);
return 0;

double Time(Action<(string Path, byte[] Bytes)> work)
{
    // Processor time, so that what else runs on the machine does not count.
    var start = Environment.CpuUsage.TotalTime;
    foreach (var file in files)
    {
        work(file);
    }
    return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
}

static double Median(List<double> list) => list.Order().ElementAt(list.Count / 2);
