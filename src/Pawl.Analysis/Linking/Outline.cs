namespace Pawl.Analysis.Linking;

/// <summary>What a file offers to other files and wants of them.</summary>
/// <param name="Functions">By qualified name.</param>
/// <param name="Asks">Qualified names of called functions that are not in the file, sorted.</param>
/// <param name="Imports">Local name (empty for a wildcard) and what it stands for.</param>
/// <param name="HasFlows">Some finding has a path, which knowing more may end.</param>
public sealed record Outline(
    IReadOnlyDictionary<string, LinkedFunction> Functions,
    IReadOnlyList<string> Asks,
    IReadOnlyList<KeyValuePair<string, string>> Imports,
    bool HasFlows
);
