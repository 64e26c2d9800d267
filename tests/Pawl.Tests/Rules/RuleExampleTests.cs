using Pawl.Analysis;
using Pawl.Analysis.Linking;
using Pawl.Analysis.Rules;
using Pawl.Engine;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Tests.Rules;

/// <summary>Every rule against the marks in the examples beside it.</summary>
public sealed class RuleExampleTests
{
    private static readonly RuleLibrary Library = new(Path.Combine(Golden.Root, "rules"));

    public static TheoryData<string, string> All => [.. Library.All.Select(r => (r.Language, r.Id))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Does_what_its_example_says(string language, string rule)
    {
        List<RuleExample> examples = [];
        await AnalysisThreads.Run(
            1,
            () =>
            {
                using var analyser = new Analyser(Library.Of) { Packages = KnownPackages.None };
                examples.AddRange(RuleExamples.Check(Library, language, id => id == rule, analyser));
            }
        );
        Assert.Empty(Assert.Single(examples).Problems);
    }

    [Fact]
    public void The_packed_form_says_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("pawl-rules").FullName;
        foreach (var language in Library.Languages)
        {
            CopyTree(Path.Combine(Library.Folder, language), Path.Combine(folder, language));
        }
        CopyTree(Path.Combine(Library.Folder, "lists"), Path.Combine(folder, "lists"));
        Assert.Equal(Library.Languages.Count, new RuleLibrary(folder).WritePacks().Count());
        var packed = new RuleLibrary(folder);
        foreach (var language in Library.Languages)
        {
            Directory.Delete(Path.Combine(folder, language), recursive: true);
            Directory.CreateDirectory(Path.Combine(folder, language));
            Assert.Equal(Library.Of(language)!.Digest, packed.Of(language)!.Digest);
            Assert.Equal(Library.Of(language)!.Rules.Select(r => r.Why), packed.Of(language)!.Rules.Select(r => r.Why));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("id: x\nmatch: []\n", "'title' is missing")]
    [InlineData("id: y\ntitle: t\nwhy: w\ninstead: i\ncwe: [1]\nseverity: low\nconfidence: low\nmatch: []\n", "must be the file's name")]
    [InlineData("id: x\ntitle: t\nwhy: w\ninstead: i\ncwe: [1]\nseverity: awful\nconfidence: low\nmatch: []\n", "'awful' is none of")]
    [InlineData("id: x\ntitle: t\nwhy: w\ninstead: i\ncwe: [1]\nseverity: low\nconfidence: low\nmatch: [{cal: f}]\n", "exactly one of")]
    [InlineData(
        "id: x\ntitle: t\nwhy: w\ninstead: i\ncwe: [1]\nseverity: low\nconfidence: low\nmatch: [{call: f, wen: []}]\n",
        "unknown key 'wen'"
    )]
    [InlineData("id: x\ntitle: [\n", "x.yaml:")]
    public void A_wrong_rule_says_where_and_what(string text, string message)
    {
        var error = Assert.Throws<RuleError>(() => RuleSet.FromYaml("python", [KeyValuePair.Create("python/x.yaml", text)]));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("python/x.yaml:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title: t", true)]
    [InlineData("severity: low", true)]
    [InlineData("message: m", true)]
    [InlineData("call: f", true)]
    [InlineData("why: w", false)]
    [InlineData("instead: i", false)]
    public void The_digest_covers_what_ends_in_findings(string part, bool counts)
    {
        const string Rule =
            "id: x\ntitle: t\nwhy: w\ninstead: i\ncwe: [1]\nseverity: low\nconfidence: low\nmatch: [{call: f, message: m}]\n";
        Assert.Contains(part, Rule, StringComparison.Ordinal);
        var other = part.Split(' ')[0] + (part == "severity: low" ? " high" : " other");
        Assert.Equal(counts, Digest(Rule) != Digest(Rule.Replace(part, other, StringComparison.Ordinal)));

        static string Digest(string rule) => RuleSet.FromYaml("python", [KeyValuePair.Create("python/x.yaml", rule)]).Digest;
    }

    [Fact]
    public void Without_rules_nothing_is_analysed()
    {
        using var analyser = new Analyser(new RuleLibrary(Path.Combine(Golden.Root, "docs")).Of);
        var error = Assert.Throws<RuleError>(() => analyser.Analyse("a.py", "x = 1\n"u8));
        Assert.Contains("there are no rules", error.Message, StringComparison.Ordinal);
    }

    private static void CopyTree(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
