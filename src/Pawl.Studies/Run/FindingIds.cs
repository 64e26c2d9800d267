using System.Globalization;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Matching;
using Pawl.Engine.Analysers;
using Pawl.Engine.Weaknesses;
using Pawl.Studies.Definitions;
using Pawl.Studies.Records;

namespace Pawl.Studies.Run;

/// <summary>
/// Names the findings of one chain: a finding keeps its id while it is carried, and has it again when it returns. What people judged to be
/// nothing in the baseline is followed like the others, and left out of what is recorded.
/// </summary>
internal sealed class FindingIds
{
    private readonly HashSet<string> judged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<string>> gone = new(StringComparer.Ordinal);
    private string[] present = [];
    private int last;

    /// <summary>The baseline's own.</summary>
    /// <param name="isJudged">Whether people judged it to be nothing.</param>
    internal void Begin(IReadOnlyList<Finding> findings, Func<Finding, bool> isJudged)
    {
        present = [.. findings.Select(f => isJudged(f) ? Judged() : Next())];

        string Judged()
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"judged{judged.Count + 1}");
            judged.Add(id);
            return id;
        }
    }

    internal FindingChanges Step(Delta delta)
    {
        var ids = new string[delta.After.Findings.Count];
        foreach (var pair in delta.FindingMatches.Kept)
        {
            ids[pair.After] = present[pair.Before];
        }
        List<string> introduced = [],
            returned = [];
        foreach (var index in delta.FindingMatches.New)
        {
            var again = gone.TryGetValue(delta.After.Findings[index].Fingerprint, out var old) && old.TryDequeue(out var id) ? id : null;
            ids[index] = again ?? Next();
            (again is null ? introduced : returned).Add(ids[index]);
        }
        List<string> mended = [];
        foreach (var index in delta.FindingMatches.Gone)
        {
            var fingerprint = delta.Before.Findings[index].Fingerprint;
            mended.Add(present[index]);
            if (!gone.TryGetValue(fingerprint, out var queue))
            {
                gone[fingerprint] = queue = new();
            }
            queue.Enqueue(present[index]);
        }
        var carried = delta.FindingMatches.Kept.Select(pair => ids[pair.After]).ToList();
        present = ids;
        return new FindingChanges(introduced, Counted(mended), Counted(carried), Counted(returned));
    }

    /// <summary>The present findings as they are recorded.</summary>
    /// <param name="said">What analysers beside Pawl said, in their own words.</param>
    internal IReadOnlyList<RecordedFinding> Record(IReadOnlyList<Finding> findings, IReadOnlyList<OutsideFinding> said) =>
        [
            .. findings
                .Select((f, i) => (Finding: f, Id: present[i]))
                .Where(f => !judged.Contains(f.Id))
                .Select(f => new RecordedFinding(
                    f.Id,
                    f.Finding.Rule,
                    CweOf(f.Finding.Cwe),
                    CweCategories.BuiltIn.Of(CweOf(f.Finding.Cwe))?.Id ?? "",
                    f.Finding.Severity,
                    f.Finding.Witnesses is [var first, ..] ? first.Analyser : PlannedAnalyser.Pawl,
                    f.Finding.Fingerprint,
                    f.Finding.Place.StartLine,
                    CweVectors.BuiltIn.Of(CweOf(f.Finding.Cwe))?.Text,
                    f.Finding.Witnesses is { Count: > 1 } witnesses ? [.. witnesses.Select(w => Words(f.Finding, w, said))] : null
                )),
        ];

    private static RecordedWitness Words(Finding finding, Witness witness, IReadOnlyList<OutsideFinding> said)
    {
        var own = said.Where(s => s.Analyser == witness.Analyser && s.Rule == witness.Rule && s.Message == witness.Message)
            .MinBy(s => Math.Abs(s.StartLine - finding.Place.StartLine));
        return own is null
            ? new RecordedWitness(witness.Analyser, witness.Rule, CweOf(finding.Cwe), finding.Severity, finding.Place.StartLine)
            : new RecordedWitness(witness.Analyser, witness.Rule, CweOf(own.Cwe), own.Severity, own.StartLine);
    }

    private List<string> Counted(IEnumerable<string> ids) => [.. ids.Where(id => !judged.Contains(id))];

    private static int CweOf(IReadOnlyList<int> cwe) => cwe is [var first, ..] ? first : 0;

    private string Next() => string.Create(CultureInfo.InvariantCulture, $"f{++last}");
}

/// <summary>Ids by what became of them.</summary>
internal sealed record FindingChanges(
    IReadOnlyList<string> Introduced,
    IReadOnlyList<string> Fixed,
    IReadOnlyList<string> Carried,
    IReadOnlyList<string> Returned
)
{
    internal static FindingChanges None { get; } = new([], [], [], []);
}
