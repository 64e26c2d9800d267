using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Rules;
using Pawl.Engine.Reports;

namespace Pawl.Engine.RuleLibrary;

/// <summary>The rules in a folder, each language's read when it is first needed. For any number of threads.</summary>
/// <param name="folder">Has a folder for each language.</param>
public sealed class RuleLibrary(string folder)
{
    private readonly ConcurrentDictionary<string, Lazy<RuleSet>> sets = new(StringComparer.Ordinal);

    public string Folder { get; } = folder;

    /// <summary>Folders that have rules, sorted.</summary>
    public IReadOnlyList<string> Languages =>
        [
            .. Analyser
                .Languages.Select(l => l.Rules)
                .Distinct()
                .Where(l => Directory.Exists(Path.Combine(Folder, l)))
                .Order(StringComparer.Ordinal),
        ];

    /// <exception cref="RuleError">A rule or list is wrong, or there are none: without rules nothing would be found, and that would look clean.</exception>
    public RuleSet Of(string language) => sets.GetOrAdd(language, l => new Lazy<RuleSet>(() => Read(l))).Value;

    /// <summary>Hex digits over the rules of these languages (<see cref="FileAnalysis.Language"/>).</summary>
    public string DigestOf(IEnumerable<string?> languages) =>
        Convert.ToHexStringLower(
            XxHash64.Hash(Encoding.UTF8.GetBytes(string.Concat(FoldersOf(languages).Select(l => $"{l}:{Of(l).Digest};"))))
        );

    private static IEnumerable<string> FoldersOf(IEnumerable<string?> languages) =>
        Analyser.Languages.Where(l => languages.Contains(l.Name)).Select(l => l.Rules).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Texts of all rules for reports.</summary>
    public IReadOnlyList<RuleText> Texts => [.. All.Select(Text)];

    /// <summary>The same for files in these languages (<see cref="FileAnalysis.Language"/>).</summary>
    public IReadOnlyList<RuleText> TextsOf(IEnumerable<string?> languages) =>
        [.. FoldersOf(languages).SelectMany(l => Of(l).Rules).Select(Text)];

    private static RuleText Text(Rule r) => new(r.Id, r.Language, r.Title, r.Why, r.Instead, r.Cwe, r.Severity, r.Confidence, r.References);

    public IEnumerable<Rule> All => Languages.SelectMany(l => Of(l).Rules);

    private RuleSet Read(string language)
    {
        var pack = PackOf(language);
        var rules =
            File.Exists(pack) && RulePack.Read(language, File.ReadAllBytes(pack)) is { } packed ? packed
            : Directory.Exists(Path.Combine(Folder, language)) ? RuleSet.FromYaml(language, Files(language))
            : null;
        return rules is { Rules.Count: > 0 } ? rules : throw new RuleError(Path.Combine(Folder, language), 1, "there are no rules");
    }

    /// <summary>Writes each language's rules in the form that is read fastest, beside their folders.</summary>
    /// <returns>The files that were written.</returns>
    public IEnumerable<string> WritePacks()
    {
        foreach (var language in Languages)
        {
            File.WriteAllBytes(PackOf(language), RulePack.Write(Files(language)));
            yield return PackOf(language);
        }
    }

    private string PackOf(string language) => Path.Combine(Folder, language + ".pack");

    /// <summary>The language's own files, and those of the one that it builds on which it has none of the same name for.</summary>
    private IEnumerable<KeyValuePair<string, string>> Files(string language)
    {
        // Lists that hold for every language stand beside the languages' folders.
        var shared = Path.Combine(Folder, "lists");
        var own = FilesIn(language).Concat(Directory.Exists(shared) ? FilesIn("lists") : []).ToList();
        if (Analyser.Languages.FirstOrDefault(l => l.Rules == language)?.BuildsOn is not { } other)
        {
            return own;
        }
        var names = own.Select(f => f.Key[f.Key.IndexOf('/', StringComparison.Ordinal)..]).ToHashSet(StringComparer.Ordinal);
        return own.Concat(
            FilesIn(other).Where(f => f.Key.Contains("/lists/", StringComparison.Ordinal) || !names.Contains(f.Key[other.Length..]))
        );
    }

    private IEnumerable<KeyValuePair<string, string>> FilesIn(string name)
    {
        var root = Path.Combine(Folder, name);
        return Directory
            .EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            .Select(path => KeyValuePair.Create($"{name}/{Path.GetRelativePath(root, path).Replace('\\', '/')}", File.ReadAllText(path)));
    }
}
