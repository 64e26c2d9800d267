namespace Pawl.Engine.Audit;

/// <summary>All chains of the history: per file, agents' iterations in a row since a person intervened.</summary>
/// <param name="Lengths">How many chains reached each length, from 1 up, without holes.</param>
/// <param name="Longest">The longest ones, longest first.</param>
/// <param name="OverCap">Chains longer than the cap.</param>
/// <param name="OpenOverCap">Those of them that the content of HEAD still stands on.</param>
/// <param name="UnknownShare">Of all steps inside chains, the share whose author is not known; null without steps.</param>
public sealed record ChainSummary(
    int Count,
    int OverCap,
    int OpenOverCap,
    double? UnknownShare,
    IReadOnlyList<LengthCount> Lengths,
    IReadOnlyList<ChainRow> Longest
);

public sealed record LengthCount(int Length, int Chains);
