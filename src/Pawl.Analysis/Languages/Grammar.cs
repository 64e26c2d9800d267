using System.Collections.Concurrent;

namespace Pawl.Analysis.Languages;

/// <summary>A loaded tree-sitter grammar: its symbols and fields by name.</summary>
internal sealed class Grammar
{
    private readonly ConcurrentDictionary<string, ushort> fields = new(StringComparer.Ordinal);

    private Grammar(nint handle, string[] symbolNames) => (Handle, SymbolNames) = (handle, symbolNames);

    internal nint Handle { get; }

    /// <summary>By symbol; several symbols may share a name. The last one is a syntax error's.</summary>
    internal string[] SymbolNames { get; }

    internal ushort ErrorSymbol => (ushort)(SymbolNames.Length - 1);

    internal static Grammar Load(string file, string symbol)
    {
        var handle = NativeParser.LoadLanguage(file, symbol);
        var names = new string[NativeParser.CountSymbols(handle) + 1];
        for (ushort i = 0; i < names.Length - 1; i++)
        {
            names[i] = NativeParser.SymbolName(handle, i);
        }
        names[^1] = "ERROR";
        return new Grammar(handle, names);
    }

    /// <exception cref="ArgumentException">The grammar has no such field.</exception>
    internal ushort Field(string name) =>
        FieldIfAny(name) ?? throw new ArgumentException($"the grammar has no field '{name}'", nameof(name));

    internal ushort? FieldIfAny(string name)
    {
        if (!fields.TryGetValue(name, out var id))
        {
            id = NativeParser.FieldId(Handle, name);
            fields[name] = id;
        }
        return id == 0 ? null : id;
    }
}
