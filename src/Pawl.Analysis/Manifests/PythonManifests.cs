using System.Text.RegularExpressions;

namespace Pawl.Analysis.Manifests;

/// <summary><c>requirements.txt</c> and <c>pyproject.toml</c>.</summary>
internal static partial class PythonManifests
{
    internal static IReadOnlyList<Dependency> Requirements(string text)
    {
        var places = new TextPlaces(text);
        return [.. Requirement().Matches(text).Select(match => Of(match.Groups["name"], places, !match.Groups["url"].Success))];
    }

    internal static IReadOnlyList<Dependency> Project(string text)
    {
        var places = new TextPlaces(text);
        List<Dependency> found = [];
        var (section, inList, at) = ("", false, 0);
        foreach (var line in text.Split('\n'))
        {
            var start = at;
            at += line.Length + 1;
            if (!inList && Section().Match(line) is { Success: true } header)
            {
                section = header.Groups["name"].Value.Replace("\"", "", StringComparison.Ordinal);
                continue;
            }
            var isTable =
                section.StartsWith("tool.poetry", StringComparison.Ordinal) && section.EndsWith("dependencies", StringComparison.Ordinal);
            if (!inList && isTable && Key().Match(line) is { Success: true } key)
            {
                var isElsewhere = line.Contains("path", StringComparison.Ordinal) || line.Contains("git", StringComparison.Ordinal);
                found.Add(
                    new Dependency(
                        key.Groups["name"].Value,
                        places.Of(start + key.Groups["name"].Index, key.Groups["name"].Length),
                        !isElsewhere
                    )
                );
                continue;
            }
            inList |= !isTable && IsList(section, line);
            if (inList)
            {
                found.AddRange(
                    Quoted()
                        .Matches(line.Split('#')[0])
                        .Select(match => match.Groups["name"])
                        .Select(name => new Dependency(name.Value, places.Of(start + name.Index, name.Length), section != "build-system"))
                );
                inList = !Closes(line);
            }
        }
        // The language itself.
        return [.. found.Where(d => d.Name != "python")];
    }

    private static Dependency Of(Group name, TextPlaces places, bool isInstalled) =>
        new(name.Value, places.Of(name.Index, name.Length), isInstalled);

    private static bool IsList(string section, string line) =>
        ListKey().Match(line) is { Success: true } list
        && (
            section == "project" && list.Groups["key"].Value == "dependencies"
            || section is "project.optional-dependencies" or "dependency-groups"
            || section == "build-system" && list.Groups["key"].Value == "requires"
        );

    /// <summary>The list ends on the line: brackets of extras stand within quotation marks.</summary>
    private static bool Closes(string line) => InQuotes().Replace(line.Split('#')[0], "").Contains(']', StringComparison.Ordinal);

    [GeneratedRegex(
        @"^[ \t]*(?<name>[A-Za-z0-9\u0080-\uffff](?:[\w.-]*[A-Za-z0-9\u0080-\uffff])?)[ \t]*(?:\[[^\]\n]*\])?[ \t]*(?<url>@[^\n]*)?(?=[<>=!~;#\r\n ]|$)(?![ \t]*[/:\\])[^\n]*$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Requirement();

    [GeneratedRegex(@"^\s*\[+(?<name>[^\[\]]+)\]+\s*(?:#.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\s*""?(?<name>[A-Za-z0-9\u0080-\uffff][\w.-]*)""?\s*=", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex(@"^\s*""?(?<key>[\w.-]+)""?\s*=\s*\[", RegexOptions.CultureInvariant)]
    private static partial Regex ListKey();

    [GeneratedRegex(
        @"(?<quote>[""'])\s*(?<name>[A-Za-z0-9\u0080-\uffff](?:[\w.-]*[A-Za-z0-9\u0080-\uffff])?)[^""'\n]*",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Quoted();

    [GeneratedRegex(@"""[^""]*""|'[^']*'", RegexOptions.CultureInvariant)]
    private static partial Regex InQuotes();
}
