using System.CommandLine;
using Pawl.Engine;
using Pawl.Studies.Analysis;

namespace Pawl.Cli.Commands;

/// <summary>What the commands that read a study's records have in common.</summary>
internal sealed class StudyRecords
{
    internal Argument<string[]> Paths { get; } =
        new("records")
        {
            Description = "Files of records, or folders of results that hold a records.jsonl",
            Arity = ArgumentArity.OneOrMore,
        };
    internal Option<string?> Study { get; } =
        new("--study") { Description = "The study whose estimands are judged; the paper's claims without it", HelpName = "folder" };
    internal Option<string> Control { get; } =
        new("--control")
        {
            Description = "The arm that others are compared with",
            DefaultValueFactory = _ => "none",
            HelpName = "arm",
        };
    internal Option<int> Draws { get; } =
        new("--draws") { Description = "How often baselines are drawn anew and labels dealt anew", DefaultValueFactory = _ => 2000 };
    internal Option<long> Seed { get; } =
        new("--seed") { Description = "All that is drawn by lot follows from it", DefaultValueFactory = _ => 20250519 };
    internal Option<int> Power { get; } =
        new("--power-runs")
        {
            Description = "Simulated studies for each row of the power table; 0 leaves it out",
            DefaultValueFactory = _ => 200,
        };

    internal void AddTo(Command command)
    {
        command.Add(Paths);
        foreach (var option in new Option[] { Study, Control, Draws, Seed, Power })
        {
            command.Add(option);
        }
    }

    internal StudyAnalysis Analyse(ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(Draws) is < 100 or > 1_000_000)
        {
            throw new UserError("--draws must lie between 100 and 1000000", "2000 is customary; fewer give intervals that jump about.");
        }
        var options = new AnalysisOptions(
            parsed.GetValue(Control)!,
            parsed.GetValue(Draws),
            (ulong)parsed.GetValue(Seed),
            Math.Clamp(parsed.GetValue(Power), 0, 100_000),
            parsed.GetValue(Study) is { } study ? ClaimReader.Load(study) : ClaimReader.Paper
        );
        var line = new StatusLine();
        try
        {
            return StudyAnalysis.Of(Files(parsed), options, line.Show, cancel);
        }
        finally
        {
            line.Clear();
        }
    }

    internal string[] Files(ParseResult parsed) => [.. parsed.GetValue(Paths)!.Select(FileOf)];

    internal static string FileOf(string path) => Directory.Exists(path) ? Path.Combine(path, "records.jsonl") : path;
}
