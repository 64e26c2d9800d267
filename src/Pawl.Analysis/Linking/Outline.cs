namespace Pawl.Analysis.Linking;

/// <summary>What a file offers to other files and wants of them.</summary>
/// <param name="Functions">By qualified name; those of one name by <c>name/parameters</c>, where their number tells them apart.</param>
/// <param name="Asks">Called functions that are not in the file, as <c>qualified.name/arguments</c>, sorted.</param>
/// <param name="Imports">Local name (empty for a wildcard) and what it stands for.</param>
/// <param name="HasFlows">Some finding has a path, which knowing more may end.</param>
public sealed record Outline(
    IReadOnlyDictionary<string, LinkedFunction> Functions,
    IReadOnlyList<string> Asks,
    IReadOnlyList<KeyValuePair<string, string>> Imports,
    bool HasFlows
);
