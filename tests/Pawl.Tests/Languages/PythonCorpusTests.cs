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
        var wrong = RealCode.Wrong(
            "python",
            Directory.EnumerateFiles(folder, "*.py", SearchOption.AllDirectories),
            (tree, form) =>
            {
                var (expected, found) = (CountFunctions(tree), form.Functions.Count);
                return RealCode.Lack(expected != found, expected, found);
            }
        );
        Assert.Empty(wrong);
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
