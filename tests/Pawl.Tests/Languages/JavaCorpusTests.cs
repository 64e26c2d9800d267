using System.Diagnostics;
using System.Text;
using Pawl.Analysis.Form;
using Pawl.Analysis.Languages;

namespace Pawl.Tests.Languages;

public sealed class JavaCorpusTests
{
    /// <summary>Real code, when PAWL_JAVA_CORPUS names a folder of it.</summary>
    [Fact]
    public void Every_method_of_real_code_is_there()
    {
        var folder = Environment.GetEnvironmentVariable("PAWL_JAVA_CORPUS");
        Assert.SkipUnless(Directory.Exists(folder), "PAWL_JAVA_CORPUS names no folder");
        var definition = LanguageTable.All.Single(l => l.Name == "java");
        var grammar = Grammar.Load(definition.Grammar, definition.Symbol);
        using var parser = new Parser(grammar);
        var lowering = definition.NewLowering(grammar);
        var (parsing, lowered, files, bytes) = (TimeSpan.Zero, TimeSpan.Zero, 0, 0L);
        List<string> wrong = [];
        foreach (var path in Directory.EnumerateFiles(folder, "*.java", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var source = File.ReadAllBytes(path);
            var names = new Names();
            var start = Stopwatch.GetTimestamp();
            var tree = parser.Parse(source, names);
            parsing += Stopwatch.GetElapsedTime(start);
            if (tree is null)
            {
                wrong.Add($"{path}: not parsed");
                continue;
            }
            start = Stopwatch.GetTimestamp();
            var form = lowering.Lower(tree);
            lowered += Stopwatch.GetElapsedTime(start);
            (files, bytes) = (files + 1, bytes + source.Length);
            var (expected, found) = (CountBodies(tree), form.Functions.Count(f => f.Span != f.Body.Span || f.Id == "<init-block>"));
            if (expected > found || lowering.TooDeep)
            {
                wrong.Add($"{path}: {expected} bodies, {found} functions, too deep {lowering.TooDeep}");
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{files} files, {bytes} bytes, parse {parsing.TotalMilliseconds:F0} ms, lower {lowered.TotalMilliseconds:F0} ms"
        );
        Assert.Empty(wrong);
    }

    private static int CountBodies(SyntaxTree tree)
    {
        var count = 0;
        for (var node = 0; node < tree.Count; node++)
        {
            count += tree.Kind(node) switch
            {
                "method_declaration" => tree.Child(node, "block") != SyntaxTree.None ? 1 : 0,
                "constructor_declaration" or "compact_constructor_declaration" or "lambda_expression" or "static_initializer" =>
                    tree.IsNamed(node) ? 1 : 0,
                _ => 0,
            };
        }
        return count;
    }
}
