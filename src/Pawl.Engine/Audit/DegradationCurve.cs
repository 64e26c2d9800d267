namespace Pawl.Engine.Audit;

/// <summary>The study's curve, from this repository's own history.</summary>
/// <param name="Points">Chains that started on code that was there: by position in the chain, from 0 (the start) on; stops where fewer than <see cref="AuditOptions.MinimumChains"/> chains are left.</param>
/// <param name="Born">Chains whose file an agent created, against nothing: a curve of what it wrote, not of what got worse.</param>
/// <param name="Chains">Selected chains one by one: the longest and the most degraded, in the order of <see cref="ChainSummary.Longest"/> and <see cref="AuditReport.WorstChains"/>.</param>
public sealed record DegradationCurve(IReadOnlyList<CurvePoint> Points, IReadOnlyList<CurvePoint> Born, IReadOnlyList<ChainCurve> Chains);

/// <param name="Chains">Chains that got this far.</param>
/// <param name="Mean">Mean degradation against the chain's start.</param>
/// <param name="Low">95 % interval of the mean; null when there are too few chains for one.</param>
/// <param name="Worse">Share of these chains that are worse than at their start, with its own interval.</param>
/// <param name="MeanFindings">Mean change in the number of findings, unweighted.</param>
/// <param name="MeanDefences">Mean change in the number of defences: below zero is a loss.</param>
public sealed record CurvePoint(
    int Position,
    int Chains,
    double Mean,
    double? Low,
    double? High,
    Interval Worse,
    double MeanFindings,
    double MeanDefences
);

/// <param name="Label">Path, with the first commit's short id.</param>
public sealed record ChainCurve(string Label, string Path, string StartCommit, IReadOnlyList<int> Points);
