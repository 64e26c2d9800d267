using System.Text;
using System.Text.RegularExpressions;
using Pawl.Analysis;
using Pawl.Analysis.Rules;

namespace Pawl.Engine.RuleLibrary;

/// <summary>Checks rules against the marks in the examples beside them; docs/new-rule.md says what the marks mean.</summary>
public static partial class RuleExamples
{
    /// <summary>The rules of a folder or one rule's file: each rule with what is wrong with it, nothing when all is right.</summary>
    public static IEnumerable<RuleExample> Check(RuleLibrary library, string language, Func<string, bool> wanted, Analyser analyser)
    {
        var folder = Path.Combine(library.Folder, language);
        var rules = library.Of(language)!.Rules;
        var info = Analyser.Languages.FirstOrDefault(l => l.Rules == language);
        foreach (var rule in rules.Where(r => wanted(r.Id)))
        {
            var examples = ExamplesIn(folder, rule.Id);
            var problems = examples.SelectMany(path => Check(rule.Id, path, null, analyser)).ToList();
            if (info?.BuildsOn is { } other && !File.Exists(Path.Combine(folder, rule.Id + ".yaml")))
            {
                // What holds in the language that this one builds on is tried as this one, too.
                var shared = ExamplesIn(Path.Combine(library.Folder, other), rule.Id);
                problems.AddRange(shared.SelectMany(path => Check(rule.Id, path, info.Extensions[0], analyser)));
                examples = [.. examples, .. shared];
            }
            if (examples.Count == 0)
            {
                problems.Add("there is no example beside the rule");
            }
            var marks = examples.SelectMany(p => Marks(File.ReadAllLines(p))).Where(m => m.Rule == rule.Id).Select(m => m.Kind).ToHashSet();
            problems.AddRange(
                new[] { "expect", "ok" }
                    .Where(kind => examples.Count > 0 && !marks.Contains(kind))
                    .Select(kind => $"no line is marked '{kind}: {rule.Id}'")
            );
            yield return new RuleExample(language, rule.Id, problems);
        }
    }

    private static List<string> ExamplesIn(string folder, string rule) =>
        [.. Directory.EnumerateFiles(folder, rule + ".*").Where(p => Path.GetExtension(p) != ".yaml").Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Check(string rule, string path, string? ending, Analyser analyser)
    {
        var name = ending is null ? Path.GetFileName(path) : Path.GetFileNameWithoutExtension(path) + ending;
        var lines = File.ReadAllLines(path);
        var analysis = analyser.Analyse(name, File.ReadAllBytes(path));
        var found = analysis.Findings.Where(f => f.Rule == rule).Select(f => f.Place.StartLine).ToHashSet();
        var marked = Marks(lines).Where(m => m.Rule == rule).ToList();
        foreach (var gap in analysis.Gaps)
        {
            yield return $"{name}: {gap.Reason}: {gap.Detail}";
        }
        foreach (var (kind, _, line) in marked)
        {
            var text = lines[Math.Min(line, lines.Length) - 1].Trim();
            var problem = (kind, found.Contains(line)) switch
            {
                ("expect", false) => "not found",
                ("ok", true) => "found, and it is all right",
                ("missed", true) => "a known miss that is found now: mark it 'expect'",
                ("noise", false) => "a known false alarm that is gone: mark it 'ok'",
                _ => null,
            };
            if (problem is not null)
            {
                yield return $"{name}:{line}: {problem}: {text}";
            }
        }
        foreach (var line in found.Except(marked.Select(m => m.Line)).Order())
        {
            yield return $"{name}:{line}: found without a mark: {lines[line - 1].Trim()}";
        }
    }

    /// <summary>Marks and the line that each is about: the next one that is neither blank nor a mark itself.</summary>
    public static IEnumerable<(string Kind, string Rule, int Line)> Marks(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var match = Mark().Match(lines[i]);
            if (!match.Success)
            {
                continue;
            }
            var about = i + 1;
            while (about < lines.Length && (string.IsNullOrWhiteSpace(lines[about]) || Mark().IsMatch(lines[about])))
            {
                about++;
            }
            foreach (
                var rule in match.Groups["rules"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            )
            {
                yield return (match.Groups["kind"].Value, rule, about + 1);
            }
        }
    }

    [GeneratedRegex(
        @"(#|//|/\*|<!--|\{/\*)\s*(?<kind>expect|ok|missed|noise):\s*(?<rules>[a-z0-9-]+(\s*,\s*[a-z0-9-]+)*)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Mark();
}

/// <param name="Problems">Empty when the rule does what its example says.</param>
public sealed record RuleExample(string Language, string Rule, IReadOnlyList<string> Problems);
