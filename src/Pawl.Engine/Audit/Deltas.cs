using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit;

/// <summary>What the workers found: written once per step, by the step's index.</summary>
internal sealed class Deltas(int steps)
{
    private readonly byte[]?[]?[] perParent = new byte[]?[]?[steps];
    private readonly MergeFacts[] merges = new MergeFacts[steps];

    /// <summary>The step's delta against each parent, or against nothing; null where there is none to make.</summary>
    internal StepDelta? Of(int step, int parent) => perParent[step]?[parent] is { } bytes ? StepDeltaCodec.Read(bytes) : null;

    internal MergeFacts Merge(int step) => merges[step];

    internal void Set(int step, HistoryStep of, int parent, byte[] delta) =>
        (perParent[step] ??= new byte[]?[Math.Max(1, of.Before.Length)])[parent] = delta;

    internal void Set(int step, MergeFacts facts) => merges[step] = facts;

    /// <summary>The content did not change, it only has another name.</summary>
    internal static bool IsRename(HistoryStep step, Content before, AnalysisTools tools, ContentTable contents) =>
        before.Blob == step.After.Blob && tools.Version(contents.PathOf(before.Path)) == tools.Version(contents.PathOf(step.After.Path));
}
