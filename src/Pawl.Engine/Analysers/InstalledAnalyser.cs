namespace Pawl.Engine.Analysers;

/// <summary>An analyser that is there, with everything found that its commands need.</summary>
/// <param name="Program">Absolute path.</param>
/// <param name="Values">What stands for <c>{name}</c> in an argument.</param>
/// <param name="Files">What an argument with <c>{name}</c> is repeated for.</param>
public sealed class InstalledAnalyser
{
    internal InstalledAnalyser(
        AnalyserDefinition definition,
        string program,
        string version,
        IReadOnlyDictionary<string, string> values,
        IReadOnlyDictionary<string, IReadOnlyList<string>> files
    ) => (Definition, Program, Version, Values, Files) = (definition, program, version, values, files);

    public string Id => Definition.Id;
    public string Title => Definition.Title;
    public string Program { get; }
    public string Version { get; }
    internal AnalyserDefinition Definition { get; }
    internal IReadOnlyDictionary<string, string> Values { get; }
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Files { get; }
}

/// <summary>An analyser that is known, and whether it is there.</summary>
/// <param name="Installed">Null when it is not.</param>
/// <param name="Missing">What is missing then.</param>
public sealed record KnownAnalyser(string Id, string Title, IReadOnlyList<string> Endings, InstalledAnalyser? Installed, string Missing);
