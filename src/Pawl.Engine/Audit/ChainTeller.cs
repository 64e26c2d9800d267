using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Matching;
using Pawl.Engine.Git;
using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit;

/// <summary>Tells chains iteration by iteration, with diffs and findings. For one thread.</summary>
internal sealed class ChainTeller(
    History history,
    HistoryWalk walk,
    ChainCounter counter,
    ContentSource source,
    BlobReader blobs,
    AuditOptions options
)
{
    internal ChainStory Tell(FollowedChain chain, CancellationToken cancel)
    {
        var told = chain.States.Take(options.ToldIterations).ToList();
        var contents = (chain.Before is { } start ? [start] : Array.Empty<Content>()).Concat(told.Select(s => s.Content)).ToList();
        var iterations = new List<ChainIteration>();
        var before = chain.Before is null ? Empty : null;
        var at = 0;
        foreach (var blob in blobs.ReadMany(contents.Select(c => history.Contents.BlobOf(c.Blob)), cancel).ToBlockingEnumerable(cancel))
        {
            var content = contents[at];
            var after = new Version(content, blob.Bytes, source.Analyse(content, blob));
            if (before is not null)
            {
                iterations.Add(Iteration(told[at - (contents.Count - told.Count)], before, after, chain.Facts![0].Weight));
            }
            before = after;
            at++;
        }
        return new ChainStory(counter.Row(chain), chain.Facts![0].Weight, iterations, chain.States.Count - told.Count);
    }

    private sealed record Version(Content? Content, byte[] Bytes, AnalysedContent Analysed);

    private static Version Empty { get; } =
        new(null, [], new AnalysedContent(new FileAnalysis(null, 0, 0, [], [], [], []), LineTable.Empty));

    private ChainIteration Iteration(ChainState state, Version before, Version after, int start)
    {
        var commit = history.Commits[history.Steps[state.Step].Commit];
        var (old, now) = (before.Analysed, after.Analysed);
        var delta = FindingMatcher.Compare(old.Analysis, now.Analysis, new Lazy<LineMap>(() => LineDiff.Loose(old.Lines, now.Lines)));
        var returned = delta.FindingMatches.New.Where(i => IsReturned(after.Content!.Value, i)).ToHashSet();
        var (diff, isCut) = UnifiedDiff.Of(before.Bytes, after.Bytes, options.DiffCharacters);
        return new ChainIteration(
            state.Length,
            commit.Id.ToString(),
            commit.Time,
            commit.Subject,
            history.Steps[state.Step].Author,
            history.Contents.PathOf(state.Content.Path),
            Findings(delta.FindingMatches.New.Where(i => !returned.Contains(i)), now.Analysis),
            [.. delta.Fixed],
            Findings(returned, now.Analysis),
            [.. delta.DefencesLost],
            [.. delta.DefencesGained],
            delta.ComplexityBefore,
            delta.ComplexityAfter,
            [.. delta.Rises(options.ComplexityRise).Select(r => new FunctionRise(r.Name, r.Before!.Cyclomatic, r.After!.Cyclomatic))],
            Weight.Of(now.Analysis) - start,
            diff,
            isCut
        );
    }

    private bool IsReturned(Content content, int finding) =>
        walk.Ledger.Of(content) is { } numbers && finding < numbers.Length && walk.Ledger.Findings[numbers[finding]].IsReturned;

    private static List<Finding> Findings(IEnumerable<int> indexes, FileAnalysis analysis) =>
        [.. indexes.Order().Select(i => analysis.Findings[i])];
}
