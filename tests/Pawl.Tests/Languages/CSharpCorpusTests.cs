using System.Diagnostics;
using System.Runtime.CompilerServices;
using Pawl.Analysis.Form;
using Pawl.Analysis.Languages;

namespace Pawl.Tests.Languages;

public sealed class CSharpCorpusTests
{
    private static readonly HashSet<string> WithBody =
    [
        "method_declaration",
        "constructor_declaration",
        "destructor_declaration",
        "operator_declaration",
        "conversion_operator_declaration",
        "local_function_statement",
        "accessor_declaration",
    ];

    /// <summary>The code of this repository, or of the folder that PAWL_CSHARP_CORPUS names.</summary>
    [Fact]
    public void Every_function_of_real_code_is_there()
    {
        var definition = LanguageTable.All.Single(l => l.Name == "csharp");
        var grammar = Grammar.Load(definition.Grammar, definition.Symbol);
        using var parser = new Parser(grammar);
        var lowering = definition.NewLowering(grammar);
        var (parsing, lowered, files, errors) = (TimeSpan.Zero, TimeSpan.Zero, 0, 0);
        List<string> wrong = [];
        foreach (var path in Sources())
        {
            var start = Stopwatch.GetTimestamp();
            var tree = parser.Parse(File.ReadAllBytes(path), new Names());
            parsing += Stopwatch.GetElapsedTime(start);
            Assert.NotNull(tree);
            start = Stopwatch.GetTimestamp();
            var form = lowering.Lower(tree);
            lowered += Stopwatch.GetElapsedTime(start);
            var (expected, broken) = CountBodies(tree);
            (files, errors) = (files + 1, errors + (broken ? 1 : 0));
            var found = form.Functions.Count(f => f.Head != f.Span);
            if ((expected != found && !broken) || lowering.TooDeep)
            {
                wrong.Add($"{path}: {expected} bodies, {found} functions, too deep {lowering.TooDeep}");
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{files} files, {errors} with syntax errors, parse {parsing.TotalMilliseconds:F0} ms, lower {lowered.TotalMilliseconds:F0} ms"
        );
        Assert.True(files > 0 && wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Code_with_holes_in_it_is_lowered_all_the_same()
    {
        foreach (var path in Sources().Take(60))
        {
            var text = File.ReadAllBytes(path);
            for (var part = 1; part < 6; part++)
            {
                var (start, end) = (text.Length * part / 7, text.Length * part / 6);
                FormPrinter.Print(Lowered.From("csharp", text[..end]));
                FormPrinter.Print(Lowered.From("csharp", [.. text[..start], .. text[end..]]));
            }
        }
    }

    private static IEnumerable<string> Sources([CallerFilePath] string here = "")
    {
        var folder = Environment.GetEnvironmentVariable("PAWL_CSHARP_CORPUS") ?? Path.Combine(Path.GetDirectoryName(here)!, "../../../src");
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
    }

    private static (int Bodies, bool Errors) CountBodies(SyntaxTree tree)
    {
        var (count, broken) = (0, false);
        for (var node = 0; node < tree.Count; node++)
        {
            var kind = tree.Kind(node);
            broken |= tree.IsError(node);
            if (WithBody.Contains(kind))
            {
                count +=
                    tree.Child(node, "block") != SyntaxTree.None || tree.Child(node, "arrow_expression_clause") != SyntaxTree.None ? 1 : 0;
            }
            else if (kind is "property_declaration" or "indexer_declaration")
            {
                count += tree.Child(node, "arrow_expression_clause") != SyntaxTree.None ? 1 : 0;
            }
            else if (kind is "lambda_expression" or "anonymous_method_expression")
            {
                count++;
            }
        }
        return (count, broken);
    }
}
