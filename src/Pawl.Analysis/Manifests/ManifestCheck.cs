using System.IO.Hashing;
using System.Text;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Linking;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Manifests;

/// <summary>Looks at the names of the packages that manifests ask for, with the lists that the rule on imports has.</summary>
public static class ManifestCheck
{
    public static bool Takes(string path) => Manifest.RulesOf(path) is not null && !TestPath.IsAside(path) && !TestPath.Is(path);

    /// <param name="read">The text of a file by its path; null where there is none.</param>
    /// <returns>Without lines of code or language: a manifest is no program.</returns>
    public static FileAnalysis Check(string path, ReadOnlySpan<byte> content, Func<string, RuleSet?> rules, Func<string, string?> read)
    {
        var text = Encoding.UTF8.GetString(content);
        if (Manifest.RulesOf(path) is not { } language || rules(language)?.Packages?.Value is not { } packages)
        {
            return Of([]);
        }
        var folder = path[..(path.LastIndexOf('/') + 1)];
        var dependencies = Manifest.Read(path, text);
        var locks = dependencies.Count == 0 ? [] : Manifest.LocksOf(path).Select(name => read(folder + name)).OfType<string>().ToList();
        Func<string, bool>? isLocked =
            locks.Count == 0 ? null : name => locks.Exists(l => KnownPackages.HoldsPlain(l, KnownPackages.Plain(name)));
        var places = new TextPlaces(text);
        return Of([
            .. packages
                .Find(language, dependencies, isLocked)
                .Select(found => Finding(found, places))
                .OrderBy(f => f.Place.StartLine)
                .ThenBy(f => f.Place.StartColumn),
        ]);
    }

    private static FileAnalysis Of(IReadOnlyList<Finding> findings) => new(null, 0, 0, findings, [], [], []);

    private static Finding Finding(ManifestFinding found, TextPlaces places)
    {
        var context = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(found.Dependency.Name));
        return new Finding(
            found.Rule.Id,
            found.Rule.Cwe,
            found.Severity,
            found.Confidence,
            found.Dependency.Place,
            "",
            found.Words,
            places.Line(found.Dependency.Place),
            [],
            Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes($"{found.Rule.Id}\n{found.Dependency.Name}"))),
            $"{context:x16}"
        );
    }
}
