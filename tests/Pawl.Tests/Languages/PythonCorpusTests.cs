using System.Diagnostics;
using Pawl.Analysis.Languages;

namespace Pawl.Tests.Languages;

public sealed class PythonCorpusTests
{
    /// <summary>Real code: the system's Python library, or the folder that PAWL_PYTHON_CORPUS names.</summary>
    [Fact]
    public void Every_function_of_real_code_is_there()
    {
        var folder = Environment.GetEnvironmentVariable("PAWL_PYTHON_CORPUS") ?? "/usr/lib/python3.11/asyncio";
        Assert.SkipUnless(Directory.Exists(folder), $"no folder {folder}");
        var definition = LanguageTable.All.Single(l => l.Name == "python");
        var grammar = Grammar.Load(definition.Grammar, definition.Symbol);
        using var parser = new Parser(grammar);
        var lowering = definition.NewLowering(grammar);
        var (parsing, lowered, files, bytes) = (TimeSpan.Zero, TimeSpan.Zero, 0, 0L);
        List<string> wrong = [];
        foreach (var path in Directory.EnumerateFiles(folder, "*.py", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
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
            var expected = CountFunctions(tree);
            if (expected != form.Functions.Count || lowering.TooDeep)
            {
                wrong.Add($"{path}: {expected} in the tree, {form.Functions.Count} in the form, too deep {lowering.TooDeep}");
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{files} files, {bytes} bytes, parse {parsing.TotalMilliseconds:F0} ms, lower {lowered.TotalMilliseconds:F0} ms"
        );
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static int CountFunctions(SyntaxTree tree)
    {
        var count = 0;
        for (var node = 0; node < tree.Count; node++)
        {
            count += tree.IsNamed(node) && tree.Kind(node) is "function_definition" or "lambda" && tree.HasChildren(node) ? 1 : 0;
        }
        return count;
    }
}
