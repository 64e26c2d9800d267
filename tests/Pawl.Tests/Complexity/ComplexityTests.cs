using System.Text;
using Pawl.Analysis;
using Pawl.Engine;

namespace Pawl.Tests.Complexity;

/// <summary>What counts where; docs/complexity.md compares with other counters.</summary>
public sealed class ComplexityTests
{
    [Theory]
    // A function within another counts by itself.
    [InlineData("a.js", "function f(a) {\n  if (a) { g(function h(b) { if (b) { k(); } return b; }); }\n}\n", "f 2/1, f.h 2/1")]
    [InlineData("a.py", "def f(a):\n    def g(b):\n        if b:\n            return 1\n    if a:\n        return g\n", "f 2/1, f.g 2/1")]
    // A lambda of one expression belongs to the function around it.
    [InlineData("a.py", "def f(a):\n    return lambda b: b if a else None\n", "f 2/2")]
    // In JavaScript "or" gives defaults; elsewhere it decides.
    [InlineData("a.js", "function f(a, b, c) {\n  return a || b || c;\n}\n", "f 3/0")]
    [InlineData("a.ts", "function f(a: boolean, b: boolean) {\n  return a && b;\n}\n", "f 2/1")]
    [InlineData("a.py", "def f(a, b, c):\n    return a or b or c\n", "f 3/1")]
    [InlineData("a.py", "def f(a):\n    assert a\n    assert a > 1\n", "f 1/0")]
    [InlineData("a.c", "int f(int a) {\n  for (; a; a--) { if (a > 3) { return 1; } }\n  return 0;\n}\n", "f 3/3")]
    public async Task Counts(string path, string text, string expected)
    {
        var told = "";
        await AnalysisThreads.Run(
            1,
            () =>
            {
                using var analyser = new Analyser(_ => null);
                var functions = analyser.Analyse(path, Encoding.UTF8.GetBytes(text)).Functions;
                told = string.Join(", ", functions.Select(f => $"{f.Name} {f.Cyclomatic}/{f.Cognitive}"));
            }
        );
        Assert.Equal(expected, told);
    }
}
