using System.Globalization;
using Pawl.Engine.Audit.Outside;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit;

/// <summary>Makes the deltas of one piece of a history after another. For one thread.</summary>
internal sealed class DeltaMaker(
    History history,
    AnalysisTools tools,
    ContentCache cache,
    ContentSource source,
    BlobReader blobs,
    HeadFiles head,
    Deltas deltas,
    double complexityRise,
    OutsideVersions? outside = null
)
{
    private readonly string rise = complexityRise.ToString("R", CultureInfo.InvariantCulture);
    private readonly Dictionary<Content, AnalysedContent> held = [];
    private readonly Dictionary<Content, int> uses = [];

    internal void Make(int[] piece, CancellationToken cancel)
    {
        var pending = piece.SelectMany(Missing).ToList();
        if (pending.Count == 0)
        {
            return;
        }
        var wanted = Wanted(pending);
        var next = 0;
        var at = 0;
        foreach (var blob in blobs.ReadMany(wanted.Select(c => history.Contents.BlobOf(c.Blob)), cancel).ToBlockingEnumerable(cancel))
        {
            var content = wanted[at++];
            held[content] = source.Analyse(content, blob);
            head.Offer(content, held[content].Analysis);
            while (next < pending.Count && Needs(pending[next]).All(held.ContainsKey))
            {
                Finish(pending[next++]);
            }
        }
        held.Clear();
        uses.Clear();
    }

    /// <summary>The contents that <see cref="Make"/> would need.</summary>
    internal IEnumerable<Content> Lacking(int[] piece) => piece.SelectMany(Missing).SelectMany(Needs).Distinct();

    /// <summary>One delta to make.</summary>
    /// <param name="Parent">Index in <see cref="HistoryStep.Before"/>; <see cref="Merge"/> for what the merge itself did.</param>
    private readonly record struct Job(int Step, int Parent, CacheKey Key)
    {
        internal const int Merge = -1;
    }

    /// <summary>What neither the cache nor an earlier step answers.</summary>
    private IEnumerable<Job> Missing(int index)
    {
        var step = history.Steps[index];
        if (step.IsDeletion)
        {
            yield break;
        }
        for (var parent = 0; parent < Math.Max(1, step.Before.Length); parent++)
        {
            if (step.Before.Length > 0 && Deltas.IsRename(step, step.Before[parent], tools, history.Contents))
            {
                continue;
            }
            var job = new Job(index, parent, KeyOf(step, parent));
            if (!TakeKnown(job, step))
            {
                yield return job;
            }
        }
        if (step.Before.Length > 1)
        {
            var job = new Job(
                index,
                Job.Merge,
                CacheKey.Of(["merge", StepDeltaCodec.Version, Blob(step.After), .. step.Before.Select(Blob)])
            );
            if (!TakeKnown(job, step))
            {
                yield return job;
            }
        }
    }

    private CacheKey KeyOf(HistoryStep step, int parent) =>
        step.Before.Length == 0
            ? CacheKey.Of("new", StepDeltaCodec.Version, rise, Version(step.After), Blob(step.After))
            : CacheKey.Of(
                "step",
                StepDeltaCodec.Version,
                rise,
                Version(step.Before[parent]),
                Blob(step.Before[parent]),
                Version(step.After),
                Blob(step.After)
            );

    private string Version(Content content) => tools.Version(history.Contents.PathOf(content.Path))! + outside?.Signature(content);

    private string Blob(Content content) => history.Contents.BlobOf(content.Blob).ToString();

    private bool TakeKnown(Job job, HistoryStep step)
    {
        if (cache.Get(job.Key) is not { } bytes)
        {
            return false;
        }
        try
        {
            if (job.Parent == Job.Merge)
            {
                var reader = new CompactReader(bytes);
                deltas.Set(job.Step, new MergeFacts(reader.Int(), reader.Int()));
            }
            else
            {
                StepDeltaCodec.Read(bytes);
                deltas.Set(job.Step, step, job.Parent, bytes);
            }
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private IEnumerable<Content> Needs(Job job)
    {
        var step = history.Steps[job.Step];
        return job.Parent == Job.Merge ? [.. step.Before, step.After]
            : step.Before.Length == 0 ? [step.After]
            : [step.Before[job.Parent], step.After];
    }

    /// <summary>The contents to read, in the order in which they are first needed.</summary>
    private List<Content> Wanted(List<Job> pending)
    {
        var wanted = new List<Content>();
        foreach (var content in pending.SelectMany(Needs))
        {
            if (!uses.TryGetValue(content, out var count))
            {
                wanted.Add(content);
            }
            uses[content] = count + 1;
        }
        return wanted;
    }

    private void Finish(Job job)
    {
        var step = history.Steps[job.Step];
        byte[] bytes;
        var isWhole = Needs(job).All(c => IsInRepository(held[c]) && outside?.IsPassing(c) != true);
        if (job.Parent == Job.Merge)
        {
            var facts = MergeFacts.Of([.. step.Before.Select(c => held[c].Lines)], held[step.After].Lines);
            deltas.Set(job.Step, facts);
            var writer = new CompactWriter();
            writer.Number(facts.Added);
            writer.Number(facts.Removed);
            bytes = writer.ToArray();
        }
        else
        {
            var before = step.Before.Length == 0 ? null : held[step.Before[job.Parent]];
            bytes = StepDeltaCodec.Write(StepDelta.Of(before, held[step.After], complexityRise));
            deltas.Set(job.Step, step, job.Parent, bytes);
        }
        if (isWhole)
        {
            cache.Put(job.Key, bytes);
        }
        foreach (var content in Needs(job))
        {
            if (--uses[content] == 0)
            {
                held.Remove(content);
            }
        }
    }

    /// <summary>What is missing today may be fetched tomorrow.</summary>
    private static bool IsInRepository(AnalysedContent content) =>
        !content.Analysis.Gaps.Any(g => g.Reason is "missing-object" or "unreadable");
}
