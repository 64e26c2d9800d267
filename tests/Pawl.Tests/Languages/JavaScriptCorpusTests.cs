using System.Diagnostics;
using Pawl.Analysis.Languages;

namespace Pawl.Tests.Languages;

public sealed class JavaScriptCorpusTests
{
    /// <summary>Real code, when PAWL_JAVASCRIPT_CORPUS names a folder of it.</summary>
    [Fact]
    public void Every_function_of_real_code_is_there()
    {
        var folder = Environment.GetEnvironmentVariable("PAWL_JAVASCRIPT_CORPUS");
        Assert.SkipUnless(Directory.Exists(folder), "PAWL_JAVASCRIPT_CORPUS names no folder");
        List<string> wrong = [];
        foreach (var definition in LanguageTable.All.Where(l => l.Rules == "javascript"))
        {
            var paths = Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(p => definition.Extensions.Contains(Path.GetExtension(p)));
            Compare(definition, [.. paths.Order(StringComparer.Ordinal)], wrong);
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static void Compare(LanguageDefinition definition, string[] paths, List<string> wrong)
    {
        var grammar = Grammar.Load(definition.Grammar, definition.Symbol);
        using var parser = new Parser(grammar);
        var lowering = definition.NewLowering(grammar);
        var (parsing, lowered, bytes) = (TimeSpan.Zero, TimeSpan.Zero, 0L);
        foreach (var path in paths)
        {
            var source = File.ReadAllBytes(path);
            if (source.Length > 1_000_000)
            {
                continue;
            }
            var start = Stopwatch.GetTimestamp();
            var tree = parser.Parse(source, new Names());
            parsing += Stopwatch.GetElapsedTime(start);
            if (tree is null)
            {
                wrong.Add($"{path}: not parsed");
                continue;
            }
            start = Stopwatch.GetTimestamp();
            var form = lowering.Lower(tree);
            lowered += Stopwatch.GetElapsedTime(start);
            bytes += source.Length;
            var (expected, hasErrors) = Count(tree);
            // Where the grammar lost its way, functions end up inside types.
            if ((expected != form.Functions.Count && !hasErrors) || lowering.TooDeep)
            {
                wrong.Add($"{path}: {expected} functions, {form.Functions.Count} lowered, too deep {lowering.TooDeep}");
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{definition.Name}: {paths.Length} files, {bytes} bytes, parse {parsing.TotalMilliseconds:F0} ms, lower {lowered.TotalMilliseconds:F0} ms"
        );
    }

    private static (int Functions, bool HasErrors) Count(SyntaxTree tree)
    {
        var (count, hasErrors) = (0, false);
        for (var node = 0; node < tree.Count; node++)
        {
            hasErrors |= tree.IsError(node);
            var isFunction =
                tree.Kind(node)
                is "arrow_function"
                    or "function_expression"
                    or "generator_function"
                    or "function_declaration"
                    or "generator_function_declaration"
                    or "method_definition"
                    or "class_static_block";
            count += isFunction && tree.IsNamed(node) ? 1 : 0;
        }
        return (count, hasErrors);
    }
}
