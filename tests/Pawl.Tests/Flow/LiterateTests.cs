using System.Text;
using System.Text.RegularExpressions;
using Pawl.Analysis;
using Pawl.Analysis.Rules;
using Pawl.Engine;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Tests.Flow;

/// <summary>
/// The pages beside this file say in prose and code what the flow understands. A <c>yaml</c> block is a rule or list (its first line names it), every
/// other block is a file of its own, with marks as rules' examples have them: what is marked <c>expect</c> is found, and nothing else is.
/// </summary>
public sealed partial class LiterateTests
{
    private static readonly string Folder = Path.Combine(Golden.Root, "tests/Pawl.Tests/Flow");

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Folder, "*.md").Select(p => Path.GetFileName(p)!).Order()];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Is_true(string page)
    {
        var blocks = Block().Matches(await File.ReadAllTextAsync(Path.Combine(Folder, page), TestContext.Current.CancellationToken));
        var language = blocks.First(b => b.Groups["language"].Value != "yaml").Groups["language"].Value;
        var rules = RuleSet.FromYaml(
            language,
            blocks
                .Where(b => b.Groups["language"].Value == "yaml")
                .Select(b => KeyValuePair.Create($"{language}/{NameOf(b.Groups["text"].Value)}", b.Groups["text"].Value))
        );
        List<string> wrong = [];
        var expected = 0;
        await AnalysisThreads.Run(
            1,
            () =>
            {
                using var analyser = new Analyser(_ => rules);
                foreach (var block in blocks.Where(b => b.Groups["language"].Value == language))
                {
                    var lines = block.Groups["text"].Value.Split('\n');
                    var marks = RuleExamples.Marks(lines).Where(m => m.Kind == "expect").Select(m => (m.Line, m.Rule)).ToHashSet();
                    expected += marks.Count;
                    var analysis = analyser.Analyse("page." + language, Encoding.UTF8.GetBytes(block.Groups["text"].Value));
                    Assert.Empty(analysis.Gaps);
                    var found = analysis.Findings.Select(f => (Line: f.Place.StartLine, f.Rule)).ToHashSet();
                    wrong.AddRange(marks.Except(found).Select(m => $"not found, {m.Rule}: {lines[m.Line - 1].Trim()}"));
                    wrong.AddRange(found.Except(marks).Select(f => $"found, {f.Rule}: {lines[f.Line - 1].Trim()}"));
                }
            }
        );
        Assert.Equal([], wrong);
        Assert.True(expected > 0);
    }

    /// <summary><c># lists/memory</c> or <c>id: overflow</c>.</summary>
    private static string NameOf(string yaml)
    {
        var first = yaml[..yaml.IndexOf('\n', StringComparison.Ordinal)];
        return first[(first.IndexOfAny(['#', ':']) + 1)..].Trim() + ".yaml";
    }

    [GeneratedRegex(@"^```(?<language>[a-z]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
