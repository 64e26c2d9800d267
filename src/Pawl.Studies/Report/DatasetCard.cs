using Pawl.Analysis;
using Pawl.Studies.Analysis;

namespace Pawl.Studies.Report;

/// <summary>What a data set of chains says about itself.</summary>
public static class DatasetCard
{
    /// <param name="licence">SPDX identifier that the publisher chose.</param>
    public static void Write(TextWriter output, string title, string licence, StudyFacts facts, int records)
    {
        output.Write(
            $"---\nlicense: {licence.ToLowerInvariant()}\npretty_name: \"{title.Replace("\"", "", StringComparison.Ordinal)}\"\ntags: [code, security, llm]\n---\n\n"
        );
        output.Write($"# {Markdown.Text(title)}\n\n{Markdown.Text(Deviations.Label(facts, null))}\n\n");
        output.Write(
            $"{records} records of programs that were changed again and again, with what analysers found after every change. Made by Pawl {Analyser.EngineVersion}. Licence: {Markdown.Text(licence)}.\n\n"
        );
        output.Write("## What is in it\n\n");
        output.Write(
            "- `records.jsonl`: one JSON object for each iteration of a chain, by chain and iteration; iteration 0 is the baseline. `iteration-record.schema.json` describes it.\n"
        );
        output.Write("- `iterations.csv`, `iterations.parquet`: the numbers of the same, one row for each iteration.\n");
        output.Write(
            "- `findings.csv`, `findings.parquet`: one row for each finding of each iteration: what the iteration did to it, its rule, CWE, type and severity, and the version, base vector and score of CVSS. The vector is that of the CWE in its reasonable worst case, from a table (docs/cwe-map.md of Pawl); nobody scored the single finding.\n"
        );
        output.Write(
            "- `contents/`: the programs, named by their SHA-256, as `contentPath` says; `programs.parquet` has them in one file, with `content` to join by.\n\n"
        );
        foreach (var (name, values) in Lines(facts))
        {
            output.Write($"- {name}: {Markdown.Text(string.Join(", ", values))}\n");
        }
        output.Write("\n## What it is not\n\n");
        output.Write(
            "Programs may be insecure on purpose or by nature: run none of them outside of a sandbox. Findings are what analysers said, not what people confirmed.\n"
        );
        foreach (var d in Deviations.List(facts, null))
        {
            output.Write(
                $"- Differs from the paper in {Markdown.Text(d.What)}: {Markdown.Text(d.Here)} (the paper: {Markdown.Text(d.Paper)})\n"
            );
        }
    }

    private static IEnumerable<(string Name, IReadOnlyList<string> Values)> Lines(StudyFacts facts)
    {
        yield return ("Models", facts.Models);
        yield return ("Written by", [.. facts.Sources.Select(s => s.ToString().ToLowerInvariant())]);
        yield return ("Languages", facts.Languages);
        yield return ("Strategies", facts.Strategies);
        yield return ("Arms", facts.Arms);
        yield return ("Contexts", facts.Contexts);
        yield return ("Analysers that found anything", facts.Tools);
        yield return ("Baselines, replicates, iterations", [$"{facts.Baselines}", $"{facts.Replicates}", $"{facts.Iterations}"]);
    }
}
