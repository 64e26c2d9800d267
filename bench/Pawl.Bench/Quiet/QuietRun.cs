using System.IO.Hashing;
using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Engine;
using Pawl.Engine.Git;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Bench.Quiet;

/// <summary><c>bench/run quiet</c>: how much Pawl says about mature public code, and how much of that is right.</summary>
internal static class QuietRun
{
    private const int LinesPerFinding = 2000;

    /// <param name="arguments"><c>[--sample COUNT] FOLDER</c>: the folder holds clones named <c>owner+name</c> or <c>name</c>.</param>
    internal static async Task<int> Run(string installation, string data, string[] arguments)
    {
        var (sample, folder) = arguments switch
        {
            ["--sample", var count, var path] => (int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), path),
            [var path] => (0, path),
            _ => throw new UserError("quiet takes a folder with clones", "bench/run quiet [--sample COUNT] FOLDER"),
        };
        var library = new RuleLibrary(Path.Combine(installation, "rules"));
        List<Loud> all = [];
        var output = sample > 0 ? TextWriter.Null : Console.Out;
        await output.WriteLineAsync("| repository | language | lines | high or critical | per 2,000 lines |\n|---|---|---|---|---|");
        long total = 0;
        foreach (var row in File.ReadLines(Path.Combine(data, "repositories.csv")).Skip(1).Select(line => line.Split(',')))
        {
            var (lines, loud) = await Scan(library, Clone(folder, row[1]), row[1], ObjectId.Parse(row[2]));
            all.AddRange(loud);
            total += lines;
            await output.WriteLineAsync(Row(row[1], row[0], lines, loud.Count));
        }
        await output.WriteLineAsync(Row("all", "", total, all.Count));
        var sheet = Judgement.Read(Path.Combine(data, "judgements.tsv"));
        if (sample > 0)
        {
            Sample(all, sheet, sample);
        }
        else
        {
            Shares(all, sheet);
        }
        return 0;
    }

    private static string Row(string name, string language, long lines, int count) =>
        FormattableString.Invariant(
            $"| {name} | {language} | {lines} | {count} | {(lines == 0 ? 0 : (double)count * LinesPerFinding / lines):0.00} |"
        );

    private static string Clone(string folder, string repository)
    {
        var name = repository.Split('/');
        string[] known =
        [
            Path.Combine(folder, $"{name[0]}+{name[1]}", "repo"),
            Path.Combine(folder, $"{name[0]}+{name[1]}"),
            Path.Combine(folder, name[1]),
        ];
        return known.FirstOrDefault(Directory.Exists)
            ?? throw new UserError($"there is no clone of {repository} in {folder}", $"git clone it to {known[^1]}.");
    }

    private static async Task<(long Lines, List<Loud> Loud)> Scan(RuleLibrary library, string clone, string name, ObjectId commit)
    {
        using var repository = await GitRepository.Open(clone, CancellationToken.None);
        await using var blobs = new BlobReader(repository, 1, Analyser.MostBytes);
        List<(string Path, byte[] Bytes)> files = [];
        await foreach (var entry in TreeListing.Read(repository, commit, null, CancellationToken.None))
        {
            if (
                entry.IsFile
                && Analyser.LanguageOf(entry.Path, default) is not null
                && await blobs.Read(entry.Id, CancellationToken.None) is { State: BlobState.Read } content
            )
            {
                files.Add((entry.Path, content.Bytes));
            }
        }
        long lines = 0;
        List<Loud> loud = [];
        await AnalysisThreads.Run(
            1,
            () =>
            {
                using var analyser = new Analyser(library.Of);
                foreach (var (path, bytes) in files)
                {
                    var analysis = analyser.Analyse(path, bytes);
                    foreach (var gap in analysis.Gaps.Where(g => g.Reason is "rule-failed" or "parse-limit"))
                    {
                        Console.Error.WriteLine($"{name} {path}: {gap.Reason} ({gap.Detail})");
                    }
                    lines += analysis.Nloc;
                    loud.AddRange(analysis.Findings.Where(f => f.Severity >= Severity.High).Select(f => new Loud(name, path, f)));
                }
            }
        );
        return (lines, loud);
    }

    /// <summary>The next findings to judge, chosen by the hash of what they are: the same ones on every machine.</summary>
    private static void Sample(List<Loud> all, IReadOnlyList<Judgement> sheet, int count)
    {
        foreach (
            var loud in all.OrderBy(l => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(l.Key)))
                .Where(l => sheet.All(j => j.Key != l.Key))
                .Take(count)
        )
        {
            Console.WriteLine(
                new Judgement(
                    loud.Repository,
                    loud.Path,
                    loud.Finding.Place.StartLine,
                    loud.Finding.Rule,
                    loud.Finding.Fingerprint,
                    "",
                    ""
                ).ToLine()
            );
        }
    }

    private static void Shares(List<Loud> all, IReadOnlyList<Judgement> sheet)
    {
        var present = all.Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
        var standing = sheet.Where(j => present.Contains(j.Key)).ToList();
        var right = standing.Count(j => j.Verdict == "right");
        var wrong = standing.Count(j => j.Verdict == "wrong");
        Console.WriteLine(
            FormattableString.Invariant(
                $"\njudged {standing.Count} of {all.Count}: {right} right, {wrong} wrong, {standing.Count - right - wrong} unsure; {(right + wrong == 0 ? 0 : 100.0 * right / (right + wrong)):0} % right. {sheet.Count - standing.Count} judged before are no longer found."
            )
        );
    }
}

/// <summary>A high or critical finding.</summary>
internal sealed record Loud(string Repository, string Path, Finding Finding)
{
    internal string Key => $"{Repository} {Path} {Finding.Fingerprint}";
}
