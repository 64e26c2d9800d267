using System.Text;
using Pawl.Analysis;
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
