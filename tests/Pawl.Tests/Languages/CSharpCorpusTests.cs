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
        var wrong = RealCode.Wrong(
            "csharp",
            Sources(),
            (tree, form) =>
            {
                var (expected, broken) = CountBodies(tree);
                var found = form.Functions.Count(f => f.Head != f.Span);
                return RealCode.Lack(expected != found && !broken, expected, found);
            }
        );
        Assert.NotEmpty(Sources());
        Assert.Empty(wrong);
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
