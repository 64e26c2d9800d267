using Pawl.Analysis.Languages;

namespace Pawl.Tests.Languages;

public sealed class CppCorpusTests
{
    /// <summary>Real code: the folder that PAWL_CPP_CORPUS names, else the compiler's own library on this machine.</summary>
    [Fact]
    public void Every_function_of_real_code_is_there()
    {
        var folder = Environment.GetEnvironmentVariable("PAWL_CPP_CORPUS");
        var most = folder is null ? 250 : int.MaxValue;
        folder ??= "/usr/include/c++";
        Assert.SkipUnless(Directory.Exists(folder), "no folder with C++ code");
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        };
        var endings = Cpp.Definition.Extensions.Append(".h").ToHashSet(StringComparer.Ordinal);
        var paths = Directory.EnumerateFiles(folder, "*", options).Where(p => endings.Contains(Path.GetExtension(p)));
        var wrong = RealCode.Wrong(
            "cpp",
            paths.Order(StringComparer.Ordinal).Take(most),
            (tree, form) =>
            {
                var known = form.Functions.Select(f => f.Span.Start).ToHashSet();
                var missing = Definitions(tree).Where(start => !known.Contains(start)).ToList();
                return missing.Count == 0 ? null : $"not in the form: bytes {string.Join(", ", missing)}";
            },
            mayBeDeep: true
        );
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>Functions and lambdas with a body that no <c>#if 0</c> takes away.</summary>
    private static IEnumerable<int> Definitions(SyntaxTree tree)
    {
        var body = tree.Grammar.Field("body");
        for (var node = 0; node < tree.Count; node++)
        {
            if (
                tree.IsNamed(node)
                && tree.Kind(node) is "function_definition" or "lambda_expression"
                && tree.Field(node, body) != SyntaxTree.None
                && !CCorpusTests.IsOff(tree, node)
            )
            {
                yield return tree.Span(node).Start;
            }
        }
    }
}
