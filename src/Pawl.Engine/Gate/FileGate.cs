using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Matching;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Git;
using Pawl.Engine.Lineage;
using Pawl.Engine.Reviews;

namespace Pawl.Engine.Gate;

/// <summary>Compares one file before and after the range, and follows its chain. For one thread.</summary>
internal sealed class FileGate(
    FileLineage lineage,
    GateRange range,
    Policy.Policy policy,
    CountedReviews reviews,
    ContentSource source,
    LinkedGate linked,
    OutsideGate outside,
    PackageGate packages
)
{
    private static readonly AnalysedContent Nothing = new(new FileAnalysis(null, 0, 0, [], [], [], []), LineTable.Empty);

    internal (GateFile File, byte[] Before, byte[] After) Compare(TreeChange change, CancellationToken cancel)
    {
        var contents = lineage.History.Contents;
        var isNew = change.Before.Blob.IsZero || !IsFile(change.Before.Mode);
        var state = lineage.StateOf(change.Path, change.Blob);
        var start = state is { Length: > 0 } ? StartOf(state) : null;
        Content[] wanted =
        [
            contents.Of(change.Path, change.Blob),
            .. isNew ? Array.Empty<Content>() : [contents.Of(change.Before.Path, change.Before.Blob)],
            .. start is { } s ? [s] : Array.Empty<Content>(),
        ];
        var read = Read(wanted, cancel);
        var (after, before) = (read[0], isNew ? (Nothing, []) : read[1]);
        after.Analysed = linked.After(change.Path, change.Blob, after.Analysed, after.Bytes);
        before.Item1 = isNew ? before.Item1 : linked.Before(change.Before.Path, change.Before.Blob, before.Item1, before.Item2);
        if (PackageGate.Imports(before.Item2, after.Bytes))
        {
            after.Analysed = packages.After(change.Path, after.Analysed, after.Bytes);
            before.Item1 = packages.Before(change.Before.Path, before.Item1, before.Item2);
        }
        after = (outside.After(change.Path, after.Analysed, after.Bytes), after.Bytes);
        before = (outside.Before(change.Before.Path, before.Item1, before.Item2), before.Item2);
        var delta = Delta(before.Item1, after.Analysed);
        var steps = StepsOf(change.Path);
        var agents = steps.Where(s => IsAgent(s.Author)).ToList();
        var blob = change.Blob.ToString();
        return (
            new GateFile(
                change.Path,
                isNew ? null : change.Before.Path,
                blob,
                state?.Length,
                policy.Chain.CapOf(change.Path),
                agents.Select(s => s.Commit).Distinct().Count(),
                state?.UnknownShare ?? 0,
                IsReviewed(change.Path, change.Blob, agents),
                Topics(change.Path, before.Item2, after.Bytes, delta, agents.Count > 0),
                [.. delta.Introduced],
                [.. delta.FindingMatches.Kept.Select(pair => after.Analysed.Analysis.Findings[pair.After])],
                [.. delta.Fixed],
                [.. delta.DefencesLost],
                [.. delta.DefencesGained],
                Rises(delta, start is null ? null : Delta(read[^1].Analysed, after.Analysed)),
                after.Analysed.Analysis.Gaps
            ),
            before.Item2,
            after.Bytes
        );
    }

    /// <summary>An agent touched in the range what always needs a review, and no reviewed content came after.</summary>
    internal bool AwaitsReview(GateFile file)
    {
        if (!policy.AlwaysReview.Covers(file.Path) && file.Topics.Count == 0)
        {
            return false;
        }
        var awaits = false;
        foreach (var step in StepsOf(file.Path))
        {
            awaits |= IsAgent(step.Author);
            awaits &= !reviews.IsReviewed(
                lineage.History.Contents.PathOf(step.After.Path),
                lineage.History.Contents.BlobOf(step.After.Blob).ToString(),
                () => [step.Author.Person ?? ""]
            );
        }
        return awaits && !file.IsReviewed;
    }

    /// <summary>History was cut off within the file's life: its chain may be longer than it looks.</summary>
    internal bool IsCutOff(string path)
    {
        var family = lineage.History.FamilyOf(path);
        return lineage.History.Steps.Any(s => lineage.History.Families[s.After.Path] == family && lineage.History.Commits[s.Commit].IsEdge);
    }

    private List<HistoryStep> StepsOf(string path)
    {
        var family = lineage.History.FamilyOf(path);
        return
        [
            .. lineage.History.Steps.Where(s =>
                !s.IsDeletion
                && lineage.History.Families[s.After.Path] == family
                && range.Commits.Contains(lineage.History.Commits[s.Commit].Id)
            ),
        ];
    }

    private bool IsReviewed(string path, ObjectId blob, List<HistoryStep> agents) =>
        reviews.IsReviewed(path, blob.ToString(), () => agents.Select(s => s.Author.Person).OfType<string>());

    private (AnalysedContent Analysed, byte[] Bytes)[] Read(Content[] wanted, CancellationToken cancel)
    {
        var read = new (AnalysedContent, byte[])[wanted.Length];
        var at = 0;
        var ids = wanted.Select(c => lineage.History.Contents.BlobOf(c.Blob));
        foreach (var blob in lineage.Blobs.ReadMany(ids, cancel).ToBlockingEnumerable(cancel))
        {
            read[at] = (source.Analyse(wanted[at], blob), blob.Bytes);
            at++;
        }
        return read;
    }

    private static Delta Delta(AnalysedContent before, AnalysedContent after) =>
        FindingMatcher.Compare(before.Analysis, after.Analysis, new Lazy<LineMap>(() => LineDiff.Loose(before.Lines, after.Lines)));

    private List<FunctionRise> Rises(Delta previous, Delta? reviewed)
    {
        var found = new SortedDictionary<string, FunctionRise>(StringComparer.Ordinal);
        foreach (
            var delta in new[] { policy.Complexity.AgainstPrevious ? previous : null, policy.Complexity.AgainstReviewed ? reviewed : null }
        )
        {
            foreach (var change in delta?.Rises(policy.Complexity.Rise) ?? [])
            {
                found.TryAdd(change.Name, new FunctionRise(change.Name, change.Before!.Cyclomatic, change.After!.Cyclomatic));
            }
        }
        return [.. found.Values];
    }

    private IReadOnlyList<string> Topics(string path, byte[] before, byte[] after, Delta delta, bool byAgent)
    {
        if (policy.AlwaysReview.Topics.Count == 0 || !byAgent)
        {
            return [];
        }
        var weaknesses = delta
            .Introduced.Concat(delta.Fixed)
            .SelectMany(f => f.Cwe)
            .Concat(delta.DefencesLost.Concat(delta.DefencesGained).SelectMany(d => d.Cwe));
        return [.. Policy.TopicTable.BuiltIn.Of(path, ChangedLines(before, after), weaknesses).Where(policy.AlwaysReview.Topics.Contains)];
    }

    private static IEnumerable<string> ChangedLines(byte[] before, byte[] after)
    {
        var map = LineDiff.Exact(LineTable.Of(before), LineTable.Of(after));
        var kept = map.Kept();
        var (old, now) = (Encoding.UTF8.GetString(before).Split('\n'), Encoding.UTF8.GetString(after).Split('\n'));
        return old.Where((_, i) => map.After(i + 1) == 0).Concat(now.Where((_, i) => i >= kept.Length || !kept[i]));
    }

    /// <summary>The content in which a person intervened last.</summary>
    private static Content? StartOf(ChainState state)
    {
        var at = state;
        while (at is { Length: > 0 })
        {
            at = at.Previous;
        }
        return at?.Content;
    }

    private static bool IsAgent(Author author) => author.Kind is AuthorKind.Agent or AuthorKind.Mixed;

    private static bool IsFile(string mode) => mode is "100644" or "100755" or "100664";
}
