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
        var wrong = RealCode.Wrong(
            "java",
            Directory.EnumerateFiles(folder, "*.java", SearchOption.AllDirectories),
            (tree, form) =>
            {
                var (expected, found) = (CountBodies(tree), form.Functions.Count(f => f.Span != f.Body.Span || f.Id == "<init-block>"));
                return RealCode.Lack(expected > found, expected, found);
            }
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
