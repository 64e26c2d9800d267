using System.IO.Hashing;
using System.Text;

namespace Pawl.Engine.Analysers;

/// <summary>An analyser that is there, with everything found that its commands need.</summary>
/// <param name="Program">Absolute path.</param>
/// <param name="Values">What stands for <c>{name}</c> in an argument.</param>
/// <param name="Files">What an argument with <c>{name}</c> is repeated for.</param>
public sealed class InstalledAnalyser
{
    private const long LargestSettings = 1 << 20;

    internal InstalledAnalyser(
        AnalyserDefinition definition,
        string program,
        string version,
        IReadOnlyDictionary<string, string> values,
        IReadOnlyDictionary<string, IReadOnlyList<string>> files
    )
    {
        (Definition, Program, Version, Values, Files) = (definition, program, version, values, files);
        Digest = DigestOf(definition, files);
    }

    public string Id => Definition.Id;
    public string Title => Definition.Title;
    public string Program { get; }
    public string Version { get; }
    internal AnalyserDefinition Definition { get; }

    /// <summary>Changes with the definition and with every file of settings or rules that it uses.</summary>
    internal string Digest { get; }

    internal IReadOnlyDictionary<string, string> Values { get; }
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Files { get; }

    /// <summary>Of the files that are named one by one; those found by a pattern belong to a program that tells its version.</summary>
    private static string DigestOf(AnalyserDefinition definition, IReadOnlyDictionary<string, IReadOnlyList<string>> files)
    {
        var hash = new XxHash128();
        hash.Append(Encoding.UTF8.GetBytes(definition.Digest));
        foreach (var (name, pattern) in definition.Files.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (
                !pattern.Contains('*', StringComparison.Ordinal)
                && new FileInfo(files[name][0]) is { Exists: true, Length: < LargestSettings } file
            )
            {
                hash.Append(File.ReadAllBytes(file.FullName));
            }
        }
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}

/// <summary>An analyser that is known, and whether it is there.</summary>
/// <param name="Installed">Null when it is not.</param>
/// <param name="Missing">What is missing then.</param>
public sealed record KnownAnalyser(string Id, string Title, IReadOnlyList<string> Endings, InstalledAnalyser? Installed, string Missing);
