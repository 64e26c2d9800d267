using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Languages;
using Pawl.Engine;
using Pawl.Engine.Cache;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Tests.Languages;

/// <summary>A version that is parsed from the tree of the one before it, and whose unchanged functions are not followed again, gives what it gives alone.</summary>
public sealed class IncrementalParsingTests
{
    private static readonly RuleLibrary Library = new(Path.Combine(Golden.Root, "rules"));

    [Theory]
    [InlineData("python", 1)]
    [InlineData("javascript", 2)]
    [InlineData("java", 3)]
    [InlineData("csharp", 4)]
    [InlineData("c", 5)]
    [InlineData("cpp", 6)]
    public async Task Versions_are_analysed_as_if_alone(string language, int seed)
    {
        var examples = Directory
            .EnumerateFiles(Path.Combine(Library.Folder, language))
            .Where(p => !p.EndsWith(".yaml", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        await AnalysisThreads.Run(
            1,
            () =>
            {
                var random = new Random(seed);
                using var following = new Analyser(Library.Of, followsVersions: true);
                using var alone = new Analyser(Library.Of);
                foreach (var path in examples.Take(15))
                {
                    var lines = File.ReadAllLines(path).ToList();
                    for (var version = 0; version < 12; version++)
                    {
                        var content = Encoding.UTF8.GetBytes(string.Join('\n', lines));
                        Assert.Equal(
                            AnalysisCodec.Write(alone.Analyse($"{version}/{path}", content)),
                            AnalysisCodec.Write(following.Analyse(path, content))
                        );
                        Edit(lines, random);
                    }
                }
            }
        );
    }

    [Theory]
    [InlineData("python")]
    [InlineData("java")]
    [InlineData("c")]
    public void A_tree_that_shares_much_with_the_one_before_is_written_as_if_alone(string language)
    {
        var definition = LanguageTable.All.First(l => l.Name == language);
        var grammar = Grammar.Load(definition.Grammar, definition.Symbol);
        var (random, names) = (new Random(7), new Names());
        using var following = new Parser(grammar);
        using var alone = new Parser(grammar);
        var longest = Directory
            .EnumerateFiles(Path.Combine(Library.Folder, language), "*" + definition.Extensions[0])
            .OrderByDescending(p => new FileInfo(p).Length)
            .First(p => IsSound(alone.Parse(File.ReadAllBytes(p), names)!));
        var lines = File.ReadAllLines(longest).ToList();
        var sound = 0;
        for (var version = 0; version < 60; version++)
        {
            var text = Encoding.UTF8.GetBytes(string.Join('\n', lines));
            var (expected, actual) = (alone.Parse(text, names)!, following.Parse(text, names, longest)!);
            Assert.Equal(Nodes(expected), Nodes(actual));
            sound += IsSound(actual) ? 1 : 0;
            var line = random.Next(lines.Count);
            lines[line] = version % 3 == 0 ? lines[line] + " " : lines[line];
            lines.Insert(line, "");
        }
        // Only sound trees are taken over.
        Assert.True(sound > 40, $"{sound}");
    }

    private static bool IsSound(SyntaxTree tree) => Enumerable.Range(0, tree.Count).All(node => !tree.IsError(node));

    private static List<(ushort, ushort, int, int, int, int, NodeFlags, ushort)> Nodes(SyntaxTree tree)
    {
        List<(ushort, ushort, int, int, int, int, NodeFlags, ushort)> nodes = [];
        for (var i = 0; i < tree.Count; i++)
        {
            var n = tree[i];
            nodes.Add((n.Symbol, n.Field, n.Start, n.End, n.Parent, n.After, n.Flags, n.Depth));
        }
        return nodes;
    }

    /// <summary>Moves, drops, doubles and breaks lines.</summary>
    private static void Edit(List<string> lines, Random random)
    {
        var (from, to) = (random.Next(lines.Count), random.Next(lines.Count));
        switch (random.Next(4))
        {
            case 0:
                lines.Insert(to, lines[from]);
                break;
            case 1 when lines.Count > 5:
                lines.RemoveAt(from);
                break;
            case 2:
                lines[from] = lines[from].Replace("(", "( /*é*/ ", StringComparison.Ordinal);
                break;
            default:
                lines[from] += " ";
                break;
        }
    }
}
