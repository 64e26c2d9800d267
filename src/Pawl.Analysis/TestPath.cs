namespace Pawl.Analysis;

/// <summary>Tells by where a file lies, and by its name, that it holds tests of other code.</summary>
internal static class TestPath
{
    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        "test",
        "tests",
        "spec",
        "specs",
        "e2e",
        "unittest",
        "unittests",
        "__tests__",
        "__mocks__",
        "testdata",
        "mock",
        "mocks",
        "fixtures",
    };

    private static readonly string[] Endings = ["Test", "Tests", "TestBase", "TestCase", "Spec", "Specs", "IT"];

    /// <param name="path">Relative to the repository, with slashes.</param>
    internal static bool Is(string path)
    {
        var parts = path.Split('/');
        // Where a machine keeps a repository says nothing about it.
        var isRooted = path.StartsWith('/') || path.Contains(':', StringComparison.Ordinal);
        return (!isRooted && (parts[..^1].Any(IsFolder) || HasSourceSet(parts))) || IsFile(parts[^1]);
    }

    /// <summary>Maven's and Gradle's sets of sources that hold tests: <c>src/it</c>, <c>src/integrationTest</c>, <c>src/testFixtures</c>.</summary>
    private static bool HasSourceSet(string[] parts)
    {
        for (var i = 0; i < parts.Length - 2; i++)
        {
            var name = parts[i + 1];
            if (
                parts[i] == "src"
                && (
                    name is "it" or "itest"
                    || name.EndsWith("Test", StringComparison.Ordinal)
                    || name.EndsWith("Tests", StringComparison.Ordinal)
                    || name.Length > 4 && name.StartsWith("test", StringComparison.Ordinal) && char.IsUpper(name[4])
                )
            )
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Examples and pages: what they need is seldom said where the program's needs are.</summary>
    internal static bool IsAside(string path) => path.Split('/')[..^1].Any(AsideFolders.Contains);

    private static readonly HashSet<string> AsideFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "example",
        "examples",
        "sample",
        "samples",
        "demo",
        "demos",
        "doc",
        "docs",
        "vendor",
        "third_party",
        "_vendor",
    };

    /// <summary><c>tests</c>, <c>Shop.Tests</c>, <c>integration-tests</c>, <c>test_utils</c>.</summary>
    private static bool IsFolder(string name)
    {
        if (Folders.Contains(name))
        {
            return true;
        }
        var words = name.Split('.', '-', '_');
        return Folders.Contains(words[^1]) || Folders.Contains(words[0]);
    }

    /// <summary><c>test_cart.py</c>, <c>cart_test.py</c>, <c>cart.test.ts</c>, <c>CartTests.cs</c>, <c>CartIT.java</c>.</summary>
    private static bool IsFile(string name)
    {
        var words = name.Split('.');
        var stem = words[0];
        return stem.StartsWith("test_", StringComparison.Ordinal)
            || stem.EndsWith("_test", StringComparison.Ordinal)
            || stem.EndsWith("_tests", StringComparison.Ordinal)
            || stem == "conftest"
            || words.Length > 2 && words[1..^1].Any(word => word is "test" or "tests" or "spec" or "e2e" or "Test" or "Tests")
            || Endings.Any(ending =>
                stem.Length > ending.Length && stem.EndsWith(ending, StringComparison.Ordinal) && char.IsLower(stem[^(ending.Length + 1)])
            );
    }
}
