using Pawl.Analysis.Findings;
using Pawl.Analysis.Matching;
using Pawl.Engine.Weaknesses;
using Pawl.Studies.Records;

namespace Pawl.Studies.Run;

/// <summary>Names the findings of one chain: a finding keeps its id while it is carried, and has it again when it returns.</summary>
internal sealed class FindingIds
{
    private readonly Dictionary<string, Queue<string>> gone = new(StringComparer.Ordinal);
    private string[] present = [];
    private int last;

    /// <summary>The baseline's own.</summary>
    internal void Begin(IReadOnlyList<Finding> findings) => present = [.. findings.Select(_ => Next())];

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
        return new FindingChanges(introduced, mended, carried, returned);
    }

    /// <summary>The present findings as they are recorded.</summary>
    internal IReadOnlyList<RecordedFinding> Record(IReadOnlyList<Finding> findings) =>
        [
            .. findings.Select(
                (f, i) =>
                    new RecordedFinding(
                        present[i],
                        f.Rule,
                        CweOf(f),
                        CweCategories.BuiltIn.Of(CweOf(f))?.Id ?? "",
                        f.Severity,
                        "pawl",
                        f.Fingerprint,
                        f.Place.StartLine
                    )
            ),
        ];

    private static int CweOf(Finding finding) => finding.Cwe is [var first, ..] ? first : 0;

    private string Next() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"f{++last}");
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
