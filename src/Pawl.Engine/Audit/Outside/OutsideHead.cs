using Pawl.Analysis;
using Pawl.Engine.Analysers;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit.Outside;

/// <summary>
/// What outside analysers say of the content of HEAD beyond what they said of its files one by one: those that look at
/// files together, and files whose history they were not asked about. A finding that is known already keeps who brought it
/// in; who brought in the others is not known.
/// </summary>
internal static class OutsideHead
{
    internal static async Task<AuditReport> Join(
        AuditReport report,
        History history,
        HeadFiles head,
        OutsideVersions versions,
        (GitRepository Repository, ContentCache Cache, int? Seconds) means,
        CancellationToken cancel
    )
    {
        var held = head
            .Files.Where(versions.Scope.Holds)
            .DistinctBy(content => content.Path)
            .ToDictionary(content => history.Contents.PathOf(content.Path), StringComparer.Ordinal);
        var contents = await Contents(means.Repository, head, versions.All, cancel);
        List<SourceContent> rest = [.. contents.Where(content => !held.ContainsKey(content.Path))];
        var (together, apart) = (versions.All.Where(a => a.Definition.Together), versions.All.Where(a => !a.Definition.Together));
        AnalysersReport[] answers =
        [
            await Analysers.Analysers.Run([.. together], contents, means.Cache, means.Seconds, cancel),
            await Analysers.Analysers.Run([.. apart], rest, means.Cache, means.Seconds, cancel),
        ];
        var uses = answers[0].Uses.Concat(answers[1].Uses.Select(use => With(use, held.Values, versions)));
        return Joined(report, contents, [.. answers.SelectMany(a => a.Findings)]) with
        {
            Skipped = [.. report.Skipped, .. answers.SelectMany(a => a.Gaps).Select(Skip)],
            SkippedByReason = Reasons(report.SkippedByReason, answers.Sum(a => a.Gaps.Count)),
            Analysers = [.. uses.OrderBy(use => use.Id, StringComparer.Ordinal)],
        };
    }

    private static AuditReport Joined(AuditReport report, List<SourceContent> contents, IReadOnlyList<OutsideFinding> said)
    {
        var findings = said.ToLookup(finding => finding.Path, StringComparer.Ordinal);
        var known = report.Open.ToLookup(open => open.Path, StringComparer.Ordinal);
        var open = report.Open.Where(one => !findings.Contains(one.Path)).ToList();
        foreach (var content in contents.Where(content => findings.Contains(content.Path)))
        {
            open.AddRange(Joined(content, [.. known[content.Path]], findings[content.Path], report.Repository.HeadTime ?? 0));
        }
        return OpenFindings.In(report, open);
    }

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
                : OpenFindings.OfNobody(content.Path, language, finding, headTime);
        }
    }

    /// <summary>The count for all of HEAD: what was asked here, and what was asked with the history.</summary>
    private static AnalyserUse With(AnalyserUse use, IEnumerable<Content> held, OutsideVersions versions)
    {
        var answers = held.SelectMany(versions.AnswersOn).Where(answer => answer.Analyser.Id == use.Id).ToList();
        return use with
        {
            Given = use.Given + answers.Count,
            LookedAt = use.LookedAt + answers.Count(answer => answer.Answer.Gap.Length == 0),
            Findings = use.Findings + answers.Sum(answer => answer.Answer.Findings.Count),
            Trouble = use.Trouble ?? versions.Troubles.GetValueOrDefault(use.Id),
        };
    }

    private static SkippedEntry Skip(AnalyserGap gap) =>
        new(gap.Path, "", Witnesses.GapReason, $"{gap.Analyser}: {gap.Detail}", Whole: false, 1);

    private static IReadOnlyList<ReasonCount> Reasons(IReadOnlyList<ReasonCount> before, int more) =>
        more == 0
            ? before
            :
            [
                .. before
                    .Append(new ReasonCount(Witnesses.GapReason, more))
                    .GroupBy(reason => reason.Reason, StringComparer.Ordinal)
                    .Select(group => new ReasonCount(group.Key, group.Sum(reason => reason.Count)))
                    .OrderByDescending(reason => reason.Count)
                    .ThenBy(reason => reason.Reason, StringComparer.Ordinal),
            ];

    private static async Task<List<SourceContent>> Contents(
        GitRepository repository,
        HeadFiles head,
        IReadOnlyList<InstalledAnalyser> analysers,
        CancellationToken cancel
    )
    {
        List<SourceContent> contents = [];
        await using var blobs = new BlobReader(repository, 1, Analyser.MostBytes);
        foreach (var (path, blob) in head.Blobs.Where(file => analysers.Any(analyser => analyser.Definition.Takes(file.Key))))
        {
            // What cannot be read is among the audit's own gaps already.
            if (await blobs.Read(blob, cancel) is { State: BlobState.Read, Bytes.Length: > 0 } content)
            {
                contents.Add(new SourceContent(path, content.Bytes));
            }
        }
        return contents;
    }
}
