using Pawl.Analysis.Languages;

namespace Pawl.Tests.Languages;

public sealed class CCorpusTests
{
    /// <summary>Real code: the folder that PAWL_C_CORPUS names, else the headers of this machine.</summary>
    [Fact]
    public void Every_function_of_real_code_is_there()
    {
        var folder = Environment.GetEnvironmentVariable("PAWL_C_CORPUS");
        var most = folder is null ? 300 : int.MaxValue;
        folder ??= "/usr/include";
        Assert.SkipUnless(Directory.Exists(folder), "no folder with C code");
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        };
        var paths = Directory.EnumerateFiles(folder, "*.h", options).Concat(Directory.EnumerateFiles(folder, "*.c", options));
        var wrong = RealCode.Wrong(
            "c",
            paths.Order(StringComparer.Ordinal).Take(most),
            (tree, form) =>
            {
                var (expected, found) = (CountDefinitions(tree), form.Functions.Count(f => f.Id != "<lambda>"));
                return RealCode.Lack(expected > found, expected, found);
            },
            mayBeDeep: true
        );
        Assert.Empty(wrong);
    }

    /// <summary>Definitions that no <c>#if 0</c> takes away.</summary>
    private static int CountDefinitions(SyntaxTree tree)
    {
        var count = 0;
        for (var node = 0; node < tree.Count; node++)
        {
            if (tree.IsNamed(node) && tree.Kind(node) == "function_definition" && !IsOff(tree, node))
            {
                count++;
            }
        }
        return count;
    }

    internal static bool IsOff(SyntaxTree tree, int node)
    {
        var condition = tree.Grammar.Field("condition");
        var alternative = tree.Grammar.Field("alternative");
        for (var (at, below) = (tree.Parent(node), node); at > 0; (at, below) = (tree.Parent(at), at))
        {
            if (
                tree.Kind(at) is "preproc_if" or "preproc_elif"
                && tree[below].Field != alternative
                && tree.Field(at, condition) is var test
                && test != SyntaxTree.None
                && tree.Utf8(test).SequenceEqual("0"u8)
            )
            {
                return true;
            }
        }
        return false;
    }
}
