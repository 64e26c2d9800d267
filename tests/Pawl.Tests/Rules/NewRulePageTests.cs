using System.Text.RegularExpressions;
using Pawl.Analysis.Rules;

namespace Pawl.Tests.Rules;

/// <summary>docs/new-rule.md against the words that the readers of rules accept.</summary>
public sealed partial class NewRulePageTests
{
    /// <summary>Places where nothing in particular stands, and words of values that only the code needs.</summary>
    private static readonly string[] NotForRules = ["none"];

    [Fact]
    public void Names_every_key_that_the_readers_accept()
    {
        var keys = new[] { "PatternReader.cs", "RuleReader.cs" }.SelectMany(file =>
            QuotedWord().Matches(Source("Rules", file)).Select(m => m.Groups[1].Value)
        );
        Assert.Equal([], Missing(keys));
    }

    [Fact]
    public void Names_every_word_that_an_argument_can_be()
    {
        var conditions = Source("Flow", "Conditions.cs");
        var start = conditions.IndexOf("private static bool Is(", StringComparison.Ordinal);
        var words = SwitchArm().Matches(conditions[start..conditions.IndexOf("};", start, StringComparison.Ordinal)]);
        Assert.True(words.Count > 20);
        Assert.Equal([], Missing(words.Select(m => m.Groups[1].Value)));
    }

    [Fact]
    public void Names_every_pattern_and_place() =>
        Assert.Equal([], Missing([.. Enum.GetNames<PatternKind>().Select(Dashed), .. Enum.GetNames<Places>().Select(Dashed)]));

    [Fact]
    public void Names_every_event_that_rules_wait_for()
    {
        var events = Directory
            .EnumerateFiles(Path.Combine(Golden.Root, "src/Pawl.Analysis/Flow"), "*.cs")
            .SelectMany(file => Event().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .ToList();
        Assert.Contains("dereference", events);
        Assert.Equal([], Missing(events));
    }

    /// <summary>Words that stand in no code of the page; its prose uses many of them as English.</summary>
    private static IEnumerable<string> Missing(IEnumerable<string> words)
    {
        var page = File.ReadAllText(Path.Combine(Golden.Root, "docs/new-rule.md"));
        var known = Code().Matches(page).SelectMany(m => Word().Matches(m.Value)).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        return words.Except(NotForRules).Distinct().Where(w => !known.Contains(w)).Order(StringComparer.Ordinal);
    }

    private static string Source(string folder, string file) =>
        File.ReadAllText(Path.Combine(Golden.Root, "src/Pawl.Analysis", folder, file));

    private static string Dashed(string name) => Capital().Replace(name, "-$0").ToLowerInvariant();

    [GeneratedRegex("\"([a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex QuotedWord();

    [GeneratedRegex("^\\s+\"([a-z-]+)\" =>", RegexOptions.Multiline)]
    private static partial Regex SwitchArm();

    [GeneratedRegex("Events?\\(\"([a-z]+)\"")]
    private static partial Regex Event();

    [GeneratedRegex("(?s)```.*?```|`[^`\n]+`")]
    private static partial Regex Code();

    [GeneratedRegex("[a-z]+(-[a-z]+)*")]
    private static partial Regex Word();

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Capital();
}
