using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Matching;
using Pawl.Engine.Analysers;
using Pawl.Studies.Definitions;
using Pawl.Studies.Models;
using Pawl.Studies.Records;

namespace Pawl.Studies.Run;

/// <summary>Turns the iterations of one chain into records.</summary>
/// <param name="judged">What people judged to be nothing in the programs that chains begin with.</param>
internal sealed class ChainRecorder(string study, Chain chain, IterationSource source, JudgedFindings judged)
{
    private readonly FindingIds ids = new();
    private readonly List<Prompt> features = [];
    private ProgramVersion? last;

    internal IterationRecord Begin(ProgramVersion baseline)
    {
        ids.Begin(baseline.Analysis.Findings, finding => judged.Covers(chain.Baseline.Id, finding));
        last = baseline;
        var change = new IterationChange(null, IterationStatus.Ok, [], false);
        return Record(0, baseline, null, change, FindingChanges.None, [], []);
    }

    internal IterationRecord Step(int iteration, ProgramVersion now, IterationChange change)
    {
        if (change.Prompt!.Feature is not null && !features.Contains(change.Prompt))
        {
            features.Add(change.Prompt);
        }
        var before = last!;
        var delta = ProgramVersion.Compare(before, now);
        last = now;
        return Record(iteration, now, before.Hash, change, ids.Step(delta), Defences(delta.DefencesLost), Defences(delta.DefencesGained));
    }

    private IterationRecord Record(
        int iteration,
        ProgramVersion now,
        string? parent,
        IterationChange change,
        FindingChanges findings,
        IReadOnlyList<RecordedDefence> lost,
        IReadOnlyList<RecordedDefence> gained
    ) =>
        new()
        {
            V = IterationRecord.CurrentVersion,
            Study = study,
            Chain = chain.Id,
            Source = source,
            Arm = chain.Arm.Name,
            Baseline = chain.Baseline.Id,
            BaselineHash = chain.Baseline.Hash,
            Language = chain.Baseline.Language.Name,
            Strategy = chain.Strategy.Id,
            Prompt = change.Prompt?.Id ?? "",
            Context = chain.Context,
            ModelAsked = chain.Model.Name,
            ModelAnswered = change.Exchanges.Count > 0 ? change.Exchanges[^1].Model : "",
            Replicate = chain.Replicate,
            Iteration = iteration,
            Status = change.Status,
            Content = now.Hash,
            ContentPath = RunFolder.ContentPath(now.Hash, chain.Baseline.Language),
            Parent = parent,
            Findings = ids.Record(now.Analysis.Findings, now.Outside.Findings),
            Introduced = findings.Introduced,
            Fixed = findings.Fixed,
            Carried = findings.Carried,
            Returned = findings.Returned,
            DefencesLost = lost,
            DefencesGained = gained,
            Complexity = Complexity(now),
            Tests = Tests(now),
            Reviewed = change.Reviewed,
            Gaps = [.. now.Analysis.Gaps.Select(ReasonOf).Distinct().Order(StringComparer.Ordinal)],
            Analysers =
            [
                .. (now.Analysis.Gaps.Any(g => g.Whole) ? [] : (string[])[PlannedAnalyser.Pawl])
                    .Concat(now.Outside.Looked)
                    .Order(StringComparer.Ordinal),
            ],
            TokensIn = change.Exchanges.Sum(e => e.TokensIn),
            TokensOut = change.Exchanges.Sum(e => e.TokensOut),
            Cost = change.Exchanges.Sum(e => e.Cost),
            Requests = [.. change.Exchanges.Select(e => e.Key)],
        };

    /// <summary>Of what another analyser did not look at: which one, and why.</summary>
    private static string ReasonOf(Gap gap) => gap.Reason == Witnesses.GapReason ? gap.Detail : gap.Reason;

    private static IReadOnlyList<RecordedDefence> Defences(IEnumerable<Defence> defences) =>
        [.. defences.Select(d => new RecordedDefence(d.Kind, d.Cwe is [var first, ..] ? first : 0, d.Fingerprint))];

    private static RecordedComplexity Complexity(ProgramVersion now)
    {
        var functions = now.Analysis.Functions;
        return new RecordedComplexity(
            functions.Sum(f => f.Cyclomatic),
            functions.Select(f => f.Cyclomatic).DefaultIfEmpty().Max(),
            functions.Sum(f => f.Cognitive),
            now.Analysis.Nloc,
            functions.Count
        );
    }

    private RecordedTests? Tests(ProgramVersion now)
    {
        if (now.Outcome is not { } outcome)
        {
            return null;
        }
        var text = now.Text;
        return new RecordedTests(
            outcome.Passed,
            outcome.Failed,
            outcome.Passed + outcome.Failed,
            [.. features.Where(p => p.Evidence!.IsMatch(text)).Select(p => p.Feature!).Order(StringComparer.Ordinal)],
            features.Count
        );
    }
}

/// <summary>What happened in one iteration.</summary>
/// <param name="Prompt">Null for the baseline.</param>
internal sealed record IterationChange(Prompt? Prompt, IterationStatus Status, IReadOnlyList<Exchange> Exchanges, bool Reviewed);
