using System.Collections.Concurrent;
using Pawl.Analysis;
using Pawl.Analysis.Rules;

namespace Pawl.Engine.RuleLibrary;

/// <summary>The rules in a folder, each language's read when it is first needed. For any number of threads.</summary>
/// <param name="folder">Has a folder for each language.</param>
public sealed class RuleLibrary(string folder)
{
    private readonly ConcurrentDictionary<string, Lazy<RuleSet?>> sets = new(StringComparer.Ordinal);

    public string Folder { get; } = folder;

    /// <summary>Folders that have rules, sorted.</summary>
    public IReadOnlyList<string> Languages =>
        [.. Analyser.Languages.Select(l => l.Rules).Distinct().Where(l => Directory.Exists(Path.Combine(Folder, l))).Order(StringComparer.Ordinal)];

    /// <exception cref="RuleError">A rule or list is wrong.</exception>
    public RuleSet? Of(string language) => sets.GetOrAdd(language, l => new Lazy<RuleSet?>(() => Read(l))).Value;

    public IEnumerable<Rule> All => Languages.SelectMany(l => Of(l)!.Rules);

    private RuleSet? Read(string language)
    {
        var root = Path.Combine(Folder, language);
        if (!Directory.Exists(root))
        {
            return null;
        }
        var files = Directory
            .EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            .Select(path => KeyValuePair.Create($"{language}/{Path.GetRelativePath(root, path).Replace('\\', '/')}", File.ReadAllText(path)));
        return RuleSet.FromYaml(language, files);
    }
}
