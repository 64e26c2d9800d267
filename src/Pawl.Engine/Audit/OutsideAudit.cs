using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Engine.Analysers;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;

namespace Pawl.Engine.Audit;

/// <summary>
/// Asks outside analysers about the content of HEAD and joins what they say to an audit: a finding that Pawl has too keeps
/// who brought it in; who brought in the others is not known.
/// </summary>
public static class OutsideAudit
{
    private static readonly Author Nobody = new(AuthorKind.Unknown, null, null, null, null, EvidenceLevel.Undeclared, []);

    /// <param name="seconds">Most that one analyser may take; null: what its definition says.</param>
    public static async Task<AuditReport> Join(
        AuditReport report,
        string repository,
        IReadOnlyList<InstalledAnalyser> analysers,
        ContentCache cache,
        int? seconds,
        CancellationToken cancel
    )
    {
        if (analysers.Count == 0 || report.Repository.Head is not { } head)
        {
            return report;
        }
        var contents = await Contents(repository, ObjectId.Parse(head), analysers, cancel);
        var answer = await Analysers.Analysers.Run(analysers, contents, cache, seconds, cancel);
        var findings = answer.Findings.ToLookup(finding => finding.Path, StringComparer.Ordinal);
        var known = report.Open.ToLookup(open => open.Path, StringComparer.Ordinal);
        var open = report.Open.Where(one => !findings.Contains(one.Path)).ToList();
        foreach (var content in contents.Where(content => findings.Contains(content.Path)))
        {
            open.AddRange(Joined(content, [.. known[content.Path]], findings[content.Path], report.Repository.HeadTime ?? 0));
        }
        return report with
        {
            Open =
            [
                .. open.OrderByDescending(f => f.Finding.Severity)
                    .ThenBy(f => f.Path, StringComparer.Ordinal)
                    .ThenBy(f => f.Finding.Place.StartLine)
                    .ThenBy(f => f.Finding.Place.StartColumn)
                    .ThenBy(f => f.Finding.Rule, StringComparer.Ordinal),
            ],
            Totals = report.Totals with
            {
                OpenNow = open.Count,
                OpenBySeverity =
                [
                    .. Enum.GetValues<Severity>().Select(s => new SeverityCount(s, open.Count(f => f.Finding.Severity == s))),
                ],
            },
            Skipped = [.. report.Skipped, .. answer.Gaps.Select(Skip)],
            Analysers = answer.Uses,
        };
    }

    private static SkippedEntry Skip(AnalyserGap gap) => new(gap.Path, "", "analyser", $"{gap.Analyser}: {gap.Detail}", Whole: false, 1);

    private static IEnumerable<OpenFinding> Joined(
        SourceContent content,
        IReadOnlyList<OpenFinding> known,
        IEnumerable<OutsideFinding> outside,
        long headTime
    )
    {
        var language = Analyser.LanguageOf(content.Path, default)?.Name;
        var ours = new FileAnalysis(language, 0, 0, [.. known.Select(open => open.Finding)], [], [], []);
        var before = known.ToLookup(open => (open.Finding.Fingerprint, open.Finding.Place));
        foreach (var finding in Witnesses.Join(ours, content.Bytes.Span, outside, []).Findings)
        {
            yield return before[(finding.Fingerprint, finding.Place)].FirstOrDefault() is { } open
                ? open with
                {
                    Finding = finding,
                }
                : new OpenFinding(content.Path, language, finding, "", headTime, "", Nobody, 0, Returned: false, 0, Exact: false);
        }
    }

    private static async Task<List<SourceContent>> Contents(
        string folder,
        ObjectId head,
        IReadOnlyList<InstalledAnalyser> analysers,
        CancellationToken cancel
    )
    {
        using var repository = await GitRepository.Open(folder, cancel);
        List<TreeEntry> entries = [];
        await foreach (var entry in TreeListing.Read(repository, head, null, cancel))
        {
            if (entry.IsFile && analysers.Any(analyser => analyser.Definition.Takes(entry.Path)))
            {
                entries.Add(entry);
            }
        }
        List<SourceContent> contents = [];
        await using var blobs = new BlobReader(repository, 1, Analyser.MostBytes);
        foreach (var entry in entries)
        {
            // What cannot be read is among the audit's own gaps already.
            if (await blobs.Read(entry.Id, cancel) is { State: BlobState.Read, Bytes.Length: > 0 } content)
            {
                contents.Add(new SourceContent(entry.Path, content.Bytes));
            }
        }
        return contents;
    }
}
