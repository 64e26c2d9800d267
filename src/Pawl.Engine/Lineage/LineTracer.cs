using Pawl.Analysis.Findings;
using Pawl.Analysis.Matching;
using Pawl.Engine.Audit;
using Pawl.Engine.Git;

namespace Pawl.Engine.Lineage;

/// <summary>
/// Follows a line back through a file's contents, to the step that wrote it, and picks up the findings on the way.
/// For one thread.
/// </summary>
internal sealed class LineTracer(History history, HistoryWalk walk, ContentSource source, BlobReader blobs)
{
    private const int MostContents = 2000;

    private readonly Dictionary<Content, int> firstStep = FirstSteps(history);
    private readonly SortedDictionary<int, LineFinding> found = [];

    /// <param name="content">Present content of the file.</param>
    /// <param name="line">Counted from 1.</param>
    /// <param name="alive">Numbers of the findings that are there today.</param>
    internal IReadOnlyList<LineFinding> Trace(Content content, int line, IReadOnlySet<int> alive, CancellationToken cancel)
    {
        var now = Read(content, cancel);
        for (var left = MostContents; left > 0 && line > 0; left--)
        {
            cancel.ThrowIfCancellationRequested();
            Collect(content, now, alive, place => Covers(place, line));
            if (!firstStep.TryGetValue(content, out var step))
            {
                break;
            }
            (content, now, line) = Back(history.Steps[step], now, line, alive, cancel);
        }
        return [.. found.Values.OrderBy(f => f.Fixed is not null).ThenBy(f => f.IsOnPath).ThenByDescending(f => f.Finding.Severity)];
    }

    private static Dictionary<Content, int> FirstSteps(History history)
    {
        var steps = new Dictionary<Content, int>();
        for (var i = 0; i < history.Steps.Count; i++)
        {
            steps.TryAdd(history.Steps[i].After, i);
        }
        return steps;
    }

    /// <summary>The parent in which the line is already there; line 0 when none has it: the step wrote it.</summary>
    private (Content Content, AnalysedContent Analysed, int Line) Back(
        HistoryStep step,
        AnalysedContent now,
        int line,
        IReadOnlySet<int> alive,
        CancellationToken cancel
    )
    {
        foreach (var before in step.Before)
        {
            var old = Read(before, cancel);
            var map = LineDiff.Exact(old.Lines, now.Lines);
            var earlier = Enumerable.Range(1, old.Lines.Count).FirstOrDefault(l => map.After(l) == line);
            if (earlier > 0)
            {
                return (before, old, earlier);
            }
            Collect(
                before,
                old,
                alive,
                place => Enumerable.Range(place.StartLine, place.EndLine - place.StartLine + 1).Any(l => map.SameHunk(l, line))
            );
        }
        return (step.After, now, 0);
    }

    private AnalysedContent Read(Content content, CancellationToken cancel)
    {
        foreach (var blob in blobs.ReadMany([history.Contents.BlobOf(content.Blob)], cancel).ToBlockingEnumerable(cancel))
        {
            return source.Analyse(content, blob);
        }
        throw new InvalidOperationException("every id has an answer");
    }

    private void Collect(Content content, AnalysedContent analysed, IReadOnlySet<int> alive, Func<Place, bool> isThere)
    {
        var findings = analysed.Analysis.Findings;
        var numbers = walk.Ledger.Of(content);
        for (var i = 0; i < findings.Count && numbers?.Length == findings.Count; i++)
        {
            var stands = isThere(findings[i].Place);
            if ((stands || findings[i].Path.Any(s => isThere(s.Place))) && !found.ContainsKey(numbers[i]))
            {
                var life = walk.Ledger.Findings[numbers[i]];
                found[numbers[i]] = new LineFinding(
                    findings[i],
                    life.IsExact ? Moment(life.Step, life.Position) : null,
                    alive.Contains(numbers[i]) || life.DiedIn < 0 ? null : Moment(life.DiedIn, walk.Positions[life.DiedIn]),
                    life.IsReturned,
                    !stands
                );
            }
        }
    }

    private LineMoment Moment(int number, int position)
    {
        var step = history.Steps[number];
        var commit = history.Commits[step.Commit];
        return new LineMoment(commit.Id.ToString(), commit.Time, commit.Subject, step.Author, position);
    }

    private static bool Covers(Place place, int line) => place.StartLine <= line && line <= place.EndLine;
}
