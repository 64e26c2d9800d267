using Pawl.Analysis.Form;
using Pawl.Analysis.Languages;

namespace Pawl.Tests.Languages;

/// <summary>Files as people wrote them, parsed and lowered.</summary>
internal static class RealCode
{
    /// <param name="check">What the form lacks of the tree; null when nothing.</param>
    internal static List<string> Wrong(
        string language,
        IEnumerable<string> paths,
        Func<SyntaxTree, FileForm, string?> check,
        bool mayBeDeep = false
    )
    {
        var definition = LanguageTable.All.Single(l => l.Name == language);
        var grammar = Grammar.Load(definition.Grammar, definition.Symbol);
        using var parser = new Parser(grammar);
        var lowering = definition.NewLowering(grammar);
        var files = 0;
        List<string> wrong = [];
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            files++;
            if (parser.Parse(File.ReadAllBytes(path), new Names()) is not { } tree)
            {
                wrong.Add($"{path}: not parsed");
                continue;
            }
            var form = lowering.Lower(tree);
            FormPrinter.Print(form);
            if (check(tree, form) is { } lack)
            {
                wrong.Add($"{path}: {lack}");
            }
            if (lowering.TooDeep && !mayBeDeep)
            {
                wrong.Add($"{path}: too deep");
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{language}: {files} files");
        return wrong;
    }

    internal static string? Lack(bool lacks, int expected, int found) => lacks ? $"{expected} in the tree, {found} in the form" : null;
}
