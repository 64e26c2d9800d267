using Pawl.Analysis.Findings;
using Pawl.Engine.Authorship;

namespace Pawl.Engine.Audit;

/// <summary>What stands in the present content, with where it came from.</summary>
internal sealed class OpenFindings(History history, HeadFiles head, FindingLedger ledger, long headTime)
{
    private const long Day = 86_400;
    private static readonly Author Nobody = new(AuthorKind.Unknown, null, null, null, null, EvidenceLevel.Undeclared, []);

    /// <summary>Numbers of the findings that are there, with the count of files that hold them: a copied file shares its origin's.</summary>
    internal Dictionary<int, int> Alive { get; } =
        head.Files.SelectMany(content => ledger.Of(content) ?? []).CountBy(number => number).ToDictionary();

    /// <summary>The worst first, then by place.</summary>
    internal IReadOnlyList<OpenFinding> List() => Sorted(Enumerate());

    private static IReadOnlyList<OpenFinding> Sorted(IEnumerable<OpenFinding> open) =>
        [
            .. open.OrderByDescending(f => f.Finding.Severity)
                .ThenBy(f => f.Path, StringComparer.Ordinal)
                .ThenBy(f => f.Finding.Place.StartLine)
                .ThenBy(f => f.Finding.Place.StartColumn)
                .ThenBy(f => f.Finding.Rule, StringComparer.Ordinal),
        ];

    /// <summary>A finding of which nobody knows who brought it in.</summary>
    internal static OpenFinding OfNobody(string path, string? language, Finding finding, long headTime) =>
        new(path, language, finding, "", headTime, "", Nobody, 0, Returned: false, 0, Exact: false);

    /// <summary>The report with these open findings.</summary>
    internal static AuditReport In(AuditReport report, IReadOnlyList<OpenFinding> open) =>
        report with
        {
            Open = Sorted(open),
            Totals = report.Totals with
            {
                OpenNow = open.Count,
                OpenBySeverity =
                [
                    .. Enum.GetValues<Severity>().Select(s => new SeverityCount(s, open.Count(f => f.Finding.Severity == s))),
                ],
            },
        };

    internal IReadOnlyList<LanguageRow> Languages() =>
        [
            .. head
                .Files.Select(head.Find)
                .Where(file => file?.Language is not null)
                .GroupBy(file => file!.Language!, StringComparer.Ordinal)
                .Select(g => new LanguageRow(g.Key, g.Count(), g.Sum(f => f!.Nloc), g.Sum(f => f!.Findings.Count)))
                .OrderByDescending(row => row.CodeLines)
                .ThenBy(row => row.Language, StringComparer.Ordinal),
        ];

    private IEnumerable<OpenFinding> Enumerate()
    {
        foreach (var content in head.Files)
        {
            if (head.Find(content) is not { Findings.Count: > 0 } file)
            {
                continue;
            }
            var path = history.Contents.PathOf(content.Path);
            var numbers = ledger.Of(content);
            for (var i = 0; i < file.Findings.Count; i++)
            {
                yield return Of(path, file, i, numbers?.Length == file.Findings.Count ? ledger.Findings[numbers[i]] : null);
            }
        }
    }

    private OpenFinding Of(string path, HeadFile file, int index, LedgerFinding? known)
    {
        if (known is null or { Step: < 0 })
        {
            return new OpenFinding(path, file.Language, file.Findings[index], "", headTime, "", Nobody, 0, false, 0, false);
        }
        var step = history.Steps[known.Step];
        var commit = history.Commits[step.Commit];
        return new OpenFinding(
            path,
            file.Language,
            file.Findings[index],
            commit.Id.ToString(),
            commit.Time,
            commit.Subject,
            known.IsExact ? step.AuthorAt(known.Key.Line) : Nobody,
            known.Position,
            known.IsReturned,
            (int)Math.Clamp((headTime - commit.Time) / Day, 0, int.MaxValue),
            known.IsExact
        );
    }
}
