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
        var step = history.Steps[state.Step];
        var commit = history.Commits[step.Commit];
        var path = history.Contents.PathOf(state.Content.Path);
        var head = new StepHead(state.Length, commit.Id.ToString(), commit.Time, commit.Subject, step.Author, path);
        return StepTeller.Tell(
            head,
            (before.Analysed, before.Bytes),
            (after.Analysed, after.Bytes),
            finding => IsReturned(after.Content!.Value, finding),
            start,
            options
        );
    }

    private bool IsReturned(Content content, int finding) =>
        walk.Ledger.Of(content) is { } numbers && finding < numbers.Length && walk.Ledger.Findings[numbers[finding]].IsReturned;
}
