using System.Collections.Concurrent;
using System.Text;
using Pawl.Analysis.Form;
using Pawl.Analysis.Languages;

namespace Pawl.Tests.Languages;

/// <summary>Source text to form, for tests.</summary>
internal static class Lowered
{
    private static readonly ConcurrentDictionary<string, Grammar> Grammars = new(StringComparer.Ordinal);

    internal static FileForm From(string language, string source) => From(language, Encoding.UTF8.GetBytes(source));

    internal static FileForm From(string language, byte[] source)
    {
        var definition = LanguageTable.All.Single(l => l.Name == language);
        var grammar = Grammars.GetOrAdd(language, _ => Grammar.Load(definition.Grammar, definition.Symbol));
        using var parser = new Parser(grammar);
        var tree = parser.Parse(source, new Names());
        Assert.NotNull(tree);
        return definition.NewLowering(grammar).Lower(tree);
    }
}
