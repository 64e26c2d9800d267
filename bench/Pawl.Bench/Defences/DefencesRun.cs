using System.IO.Hashing;
using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Matching;
using Pawl.Engine;
using Pawl.Engine.Guard;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Bench.Defences;

/// <summary><c>bench/run defences</c>: takes defences out of code, one at a time, and rewrites it with all of them kept; counts what is noticed of each.</summary>
internal static class DefencesRun
{
    internal static async Task<int> Run(string installation, string[] arguments)
    {
        var options = DefencesOptions.Read(arguments);
        var library = new RuleLibrary(Path.Combine(installation, "rules"));
        var (removed, kept) = (new Tally(), new Tally());
        using var log = options.Log is { } path ? new StreamWriter(path) : StreamWriter.Null;
        await AnalysisThreads.Run(
            1,
            () =>
            {
                using var analyser = new Analyser(library.Of);
                foreach (var file in options.Files())
                {
                    if (Source.Read(analyser, file) is { } source && (source.Marks.Count > 0 || !Analyser.IsTest(file)))
                    {
                        One(analyser, source, options, removed, kept, log);
                    }
                }
            }
        );
        if (removed.IsEmpty && kept.IsEmpty)
        {
            throw new UserError("nothing could be changed", "Give files or folders with code in a language that Pawl knows.");
        }
        removed.Print("defences taken out", "noticed");
        kept.Print("defences kept", "false alarms");
        return 0;
    }

    private static void One(Analyser analyser, Source source, DefencesOptions options, Tally removed, Tally kept, TextWriter log)
    {
        var before = analyser.Analyse(source.Path, source.Bytes);
        if (before.Gaps.Any(g => g.Whole))
        {
            return;
        }
        var removals = new Removals(source).All().Concat(Unbinding.All(source).Where(_ => options.Kinds is null)).ToList();
        foreach (var (edits, tally) in new[] { (removals, removed), (new Refactorings(source).All().ToList(), kept) })
        {
            foreach (var edit in Chosen(edits, options))
            {
                if (Seen(analyser, source, before, edit) is not { } delta)
                {
                    continue;
                }
                var lost = delta.DefencesLost.ToList();
                var introduced = delta.Introduced.ToList();
                tally.Add(
                    edit.Kind,
                    source.Language,
                    lost.Count + introduced.Count > 0,
                    lost.Any(d => Kinds.Fits(edit.Kind, d.Kind)) || introduced.Count > 0
                );
                if ((lost.Count + introduced.Count > 0) == ReferenceEquals(tally, kept))
                {
                    var what = string.Join("; ", lost.Select(d => $"{d.Kind}: {d.Snippet}").Concat(introduced.Select(f => f.Rule)));
                    var line = source.Text[edit.At.Start..Math.Min(edit.At.End, edit.At.Start + 80)].ReplaceLineEndings(" ");
                    log.WriteLine(
                        $"{(ReferenceEquals(tally, kept) ? "alarm" : "missed")}\t{edit.Kind}\t{edit.How}\t{source.Path}:{source.LineOf(edit.At.Start)}\t{line}\t{what}"
                    );
                }
            }
        }
    }

    /// <summary>Null when the edit left no code, or changed none.</summary>
    private static Delta? Seen(Analyser analyser, Source source, FileAnalysis before, Edit edit)
    {
        if (edit.Apply(source) is not { } bytes)
        {
            return null;
        }
        var after = analyser.Analyse(source.Path, bytes);
        return
            after.Gaps.Count > before.Gaps.Count
            || after.Gaps.Any(g =>
                g.Reason == "syntax-error" && before.Gaps.All(b => b.Reason != g.Reason || b.Detail.Split(' ')[0] != g.Detail.Split(' ')[0])
            )
            || (after.CodeHash == before.CodeHash && edit.Kind != "comments")
            ? null
            : FindingMatcher.Compare(
                before,
                after,
                new Lazy<LineMap>(() => LineDiff.Loose(LineTable.Of(source.Bytes), LineTable.Of(bytes)))
            );
    }

    /// <summary>At most so many of a kind in a file, chosen by the hash of what they do: the same ones on every machine.</summary>
    private static IEnumerable<Edit> Chosen(List<Edit> edits, DefencesOptions options) =>
        edits
            .Where(e => options.Kinds?.Contains(e.Kind) != false)
            .GroupBy(e => (e.Kind, e.How))
            .SelectMany(g =>
                g.OrderBy(e => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes($"{e.At.Start} {e.Changes[^1].Text}"))).Take(options.Most)
            );
}
