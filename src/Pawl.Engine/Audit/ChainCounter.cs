using Pawl.Analysis;

namespace Pawl.Engine.Audit;

/// <summary>Makes tables and curves out of a history's chains.</summary>
internal sealed class ChainCounter
{
    private readonly History history;
    private readonly Deltas deltas;
    private readonly AuditOptions options;
    private readonly List<FollowedChain> chains;
    private readonly Dictionary<int, int> open = [];

    internal ChainCounter(History history, Deltas deltas, HistoryWalk walk, HeadFiles head, AuditOptions options)
    {
        (this.history, this.deltas, this.options) = (history, deltas, options);
        chains = [.. walk.Chains.Ends.Select((end, number) => FollowedChain.Of(number, end, walk.Facts))];
        foreach (var content in head.Files)
        {
            if (walk.Chains.Find(content) is { Length: > 0 } state)
            {
                open[state.Chain] = Math.Max(open.GetValueOrDefault(state.Chain), state.Length);
            }
        }
        Longest =
        [
            .. chains
                .OrderByDescending(c => c.Length)
                .ThenByDescending(c => c.Degradation)
                .ThenBy(c => c.Number)
                .Take(options.ListedChains),
        ];
        Worst =
        [
            .. chains
                .Where(c => c.Facts is not null && (c.Degradation > 0 || c.DefencesLost > 0 || c.Length > options.Cap))
                .OrderByDescending(c => c.Length > 1)
                .ThenByDescending(c => c.Degradation)
                .ThenByDescending(c => c.DefencesLost)
                .ThenByDescending(c => c.Length)
                .ThenBy(c => c.Number)
                .Take(options.ToldChains),
        ];
    }

    internal IReadOnlyList<FollowedChain> Longest { get; }

    internal IReadOnlyList<FollowedChain> Worst { get; }

    internal ChainSummary Summary()
    {
        var lengths = new int[chains.Select(c => c.Length).DefaultIfEmpty().Max()];
        var (steps, unknown) = (0L, 0L);
        foreach (var chain in chains)
        {
            lengths[chain.Length - 1]++;
            (steps, unknown) = (steps + chain.End.Steps, unknown + chain.End.Unknown);
        }
        return new ChainSummary(
            chains.Count,
            chains.Count(c => c.Length > options.Cap),
            open.Count(pair => pair.Value > options.Cap),
            steps == 0 ? null : (double)unknown / steps,
            [.. lengths.Select((count, i) => new LengthCount(i + 1, count))],
            [.. Longest.Select(Row)]
        );
    }

    internal DegradationCurve Curve() =>
        new(
            Points([.. chains.Where(c => c is { Facts: not null, IsBorn: false } && !IsTest(c))]),
            Points([.. chains.Where(c => c is { Facts: not null, IsBorn: true } && !IsTest(c))]),
            [.. Longest.Concat(Worst).Where(c => c.Facts is not null).DistinctBy(c => c.Number).Select(SingleCurve)]
        );

    private bool IsTest(FollowedChain chain) => Analyser.IsTest(history.Contents.PathOf(chain.End.Content.Path));

    internal ChainRow Row(FollowedChain chain)
    {
        var (first, last) = (Commit(chain.States[0].Step), Commit(chain.End.Step));
        return new ChainRow(
            history.Contents.PathOf(chain.End.Content.Path),
            chain.States.Select(s => deltas.Of(s.Step, 0)?.Language).FirstOrDefault(l => l is not null),
            chain.Length,
            chain.End.Steps,
            chain.End.Unknown,
            chain.IsBorn,
            first.Id.ToString(),
            last.Id.ToString(),
            first.Time,
            last.Time,
            open.ContainsKey(chain.Number),
            [
                .. chain
                    .States.Select(s => history.Steps[s.Step].Author.ToolAndModel)
                    .Where(name => name.Length > 0)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
            chain.Degradation,
            chain.DefencesLost,
            [.. chain.Points]
        );
    }

    private List<CurvePoint> Points(List<FollowedChain> these)
    {
        var points = new List<CurvePoint>();
        for (var position = 0; these.Count >= options.MinimumChains; position++, these.RemoveAll(c => c.Length < position))
        {
            var (mean, low, high) = Statistics.ClusteredMean([
                .. these.Select(c => (history.Steps[c.States[0].Step].Commit, Change(c, position, f => f.Weight))),
            ]);
            points.Add(
                new CurvePoint(
                    position,
                    these.Count,
                    mean,
                    low,
                    high,
                    Statistics.Share(these.Count(c => Change(c, position, f => f.Weight) > 0), these.Count),
                    these.Average(c => Change(c, position, f => f.Findings)),
                    these.Average(c => Change(c, position, f => f.Defences))
                )
            );
        }
        return points;
    }

    private static double Change(FollowedChain chain, int position, Func<ContentFacts, int> of) =>
        of(chain.Facts![position]) - of(chain.Facts[0]);

    private ChainCurve SingleCurve(FollowedChain chain)
    {
        var path = history.Contents.PathOf(chain.End.Content.Path);
        var commit = Commit(chain.States[0].Step).Id.ToString();
        return new ChainCurve($"{path} from {commit[..8]}", path, commit, [.. chain.Points]);
    }

    private HistoryCommit Commit(int step) => history.Commits[history.Steps[step].Commit];
}
