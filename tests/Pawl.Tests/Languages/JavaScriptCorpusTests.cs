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
        foreach (var definition in LanguageTable.All.Where(l => l.Rules == "javascript"))
        {
            var paths = Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(p => definition.Extensions.Contains(Path.GetExtension(p)) && new FileInfo(p).Length <= 1_000_000);
            var wrong = RealCode.Wrong(
                definition.Name,
                paths,
                (tree, form) =>
                {
                    var (expected, hasErrors) = Count(tree);
                    // Where the grammar lost its way, functions end up inside types.
                    return RealCode.Lack(expected != form.Functions.Count && !hasErrors, expected, form.Functions.Count);
                }
            );
            Assert.Empty(wrong);
        }
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
