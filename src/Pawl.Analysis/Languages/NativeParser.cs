using System.Runtime.InteropServices;
using System.Text;

namespace Pawl.Analysis.Languages;

/// <summary>The binding to <c>native/pawl_treesitter.c</c>, the only place that touches native memory.</summary>
internal static unsafe partial class NativeParser
{
    private const string Library = "pawl_treesitter";

    /// <summary>Where the core and the folder <c>grammars</c> lie.</summary>
    internal static string Folder { get; set; } = AppContext.BaseDirectory;

    static NativeParser() =>
        NativeLibrary.SetDllImportResolver(
            typeof(NativeParser).Assembly,
            (name, _, _) => name == Library ? NativeLibrary.Load(Path.Combine(Folder, FileName($"lib{Library}"))) : 0
        );

    internal static string FileName(string name) =>
        name
        + (
            OperatingSystem.IsWindows() ? ".dll"
            : OperatingSystem.IsMacOS() ? ".dylib"
            : ".so"
        );

    /// <summary>Loads <c>grammars/&lt;name&gt;</c> and calls its <c>tree_sitter_&lt;symbol&gt;</c>.</summary>
    internal static nint LoadLanguage(string grammar, string symbol)
    {
        var library = NativeLibrary.Load(Path.Combine(Folder, "grammars", FileName(grammar)));
        var entry = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "tree_sitter_" + symbol);
        return entry();
    }

    [LibraryImport(Library, EntryPoint = "pawl_parser_new")]
    internal static partial nint NewParser(nint language);

    [LibraryImport(Library, EntryPoint = "pawl_parser_delete")]
    internal static partial void DeleteParser(nint parser);

    [LibraryImport(Library, EntryPoint = "pawl_parse")]
    internal static partial nint Parse(
        nint parser,
        nint oldTree,
        byte* text,
        uint length,
        ulong steps,
        [MarshalAs(UnmanagedType.U1)] bool stopsAtError
    );

    [LibraryImport(Library, EntryPoint = "pawl_tree_delete")]
    internal static partial void DeleteTree(nint tree);

    [LibraryImport(Library, EntryPoint = "pawl_tree_edit")]
    internal static partial nint EditTree(nint tree, byte* old, uint oldLength, byte* text, uint length);

    [LibraryImport(Library, EntryPoint = "pawl_tree_has_error")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool HasError(nint tree);

    [LibraryImport(Library, EntryPoint = "pawl_node_count")]
    internal static partial uint CountNodes(nint tree);

    [LibraryImport(Library, EntryPoint = "pawl_flatten")]
    internal static partial uint Flatten(nint tree, FlatNode* nodes, uint capacity, FlatNode* old, nint oldPlaces, nint* places);

    [LibraryImport(Library, EntryPoint = "pawl_places_delete")]
    internal static partial void DeletePlaces(nint places);

    [LibraryImport(Library, EntryPoint = "pawl_symbol_count")]
    internal static partial uint CountSymbols(nint language);

    [LibraryImport(Library, EntryPoint = "pawl_symbol_name")]
    private static partial nint SymbolNamePointer(nint language, ushort symbol);

    [LibraryImport(Library, EntryPoint = "pawl_symbol_named")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool IsNamed(nint language, ushort symbol);

    [LibraryImport(Library, EntryPoint = "pawl_field_id", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial ushort FieldId(nint language, string name);

    internal static string SymbolName(nint language, ushort symbol) => Marshal.PtrToStringUTF8(SymbolNamePointer(language, symbol)) ?? "";
}

/// <summary>Same layout as <c>pawl_node</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct FlatNode
{
    internal readonly ushort Symbol;
    internal readonly ushort Field;
    internal readonly int Start;
    internal readonly int End;
    internal readonly int Parent;
    internal readonly int After;
    internal readonly NodeFlags Flags;
    internal readonly ushort Depth;
}

[Flags]
internal enum NodeFlags : ushort
{
    Named = 1,
    Missing = 2,
    Error = 4,
    Extra = 8,
}
