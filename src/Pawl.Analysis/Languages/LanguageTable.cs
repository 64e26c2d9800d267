namespace Pawl.Analysis.Languages;

/// <summary>All languages, and which one a path is in.</summary>
internal static class LanguageTable
{
    internal static IReadOnlyList<LanguageDefinition> All { get; } =
    [
        C.Definition,
        Cpp.Definition,
        CSharp.Definition,
        Java.Definition,
        JavaScript.Definition,
        JavaScript.TypeScript,
        JavaScript.Tsx,
        Python.Definition,
    ];

    private static readonly Dictionary<string, LanguageDefinition> ByExtension = All.SelectMany(l => l.Extensions.Select(e => (e, l)))
        .ToDictionary(pair => pair.e, pair => pair.l, StringComparer.Ordinal);

    /// <summary>By the path's ending, or by the interpreter on the first line when there is none; null when no language fits.</summary>
    internal static LanguageDefinition? Of(string path, ReadOnlySpan<byte> text)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        if (dot > 0)
        {
            var byEnding = ByExtension.GetValueOrDefault(name[dot..].ToLowerInvariant());
            return byEnding == C.Definition && name.EndsWith(".h", StringComparison.OrdinalIgnoreCase) && CppSigns.In(text)
                ? Cpp.Definition
                : byEnding;
        }
        return text.StartsWith("#!"u8) ? OfInterpreter(text) : null;
    }

    private static LanguageDefinition? OfInterpreter(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        var line = System.Text.Encoding.UTF8.GetString(end < 0 ? text[..Math.Min(text.Length, 200)] : text[..Math.Min(end, 200)]);
        foreach (var word in line[2..].Split([' ', '/', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var program = word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.');
            if (All.FirstOrDefault(l => l.Interpreters.Contains(program)) is { } language)
            {
                return language;
            }
        }
        return null;
    }
}
