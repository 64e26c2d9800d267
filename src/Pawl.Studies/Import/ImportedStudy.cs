namespace Pawl.Studies.Import;

/// <summary>What a source holds, chain by chain, and what of it was left out.</summary>
public sealed class ImportedStudy(IAsyncEnumerable<ImportedChain> chains, Dictionary<string, int> leftOut)
{
    public IAsyncEnumerable<ImportedChain> Chains { get; } = chains;

    /// <summary>Reasons with counts; complete when all chains were read.</summary>
    public IReadOnlyDictionary<string, int> LeftOut { get; } = leftOut;

    internal static void Leave(Dictionary<string, int> leftOut, string reason) => leftOut[reason] = leftOut.GetValueOrDefault(reason) + 1;
}
