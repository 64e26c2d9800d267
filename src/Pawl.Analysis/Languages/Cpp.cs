using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>
/// C++ up to C++23, on top of C. Namespaces are not part of names; <c>std::strlen</c> is <c>strlen</c>; a declared object is made by a call of its type;
/// <c>new T(x)</c> and <c>delete p</c> are calls of <c>operator new</c> and <c>operator delete</c>; what a guard of a mutex covers is a <see cref="Lock"/>.
/// </summary>
internal sealed partial class Cpp : C
{
    internal static new LanguageDefinition Definition { get; } =
        new(
            "cpp",
            "C++",
            "cpp",
            "cpp",
            "cpp",
            [".cpp", ".cc", ".cxx", ".c++", ".hpp", ".hh", ".hxx", ".h++", ".ipp", ".inl", ".tpp"],
            [],
            grammar => new Cpp(grammar),
            "c"
        );

    // Deeper than this nobody writes.
    private const int MostAbove = 1_000;

    private readonly HashSet<string> namespaces = new(StringComparer.Ordinal);
    private readonly HashSet<string> plainTypes = new(StringComparer.Ordinal);
    private readonly HashSet<string> streams = new(StringComparer.Ordinal);
    private readonly ushort captures;
    private readonly ushort defaultValue;
    private readonly ushort length;
    private readonly ushort pattern;
    private readonly ushort placement;
    private readonly ushort scope;

    public Cpp(Grammar grammar)
        : base(grammar)
    {
        captures = grammar.Field("captures");
        defaultValue = grammar.Field("default_value");
        length = grammar.Field("length");
        pattern = grammar.Field("pattern");
        placement = grammar.Field("placement");
        scope = grammar.Field("scope");
        OnObjects();
        OnReferences();
        OnClasses();
        OnControl();
    }

    protected override Block LowerModule(int root)
    {
        namespaces.Clear();
        plainTypes.Clear();
        streams.Clear();
        streams.UnionWith(["cin", "cout", "cerr", "clog", "wcin", "wcout", "wcerr", "wclog"]);
        ReadNames();
        ReadReferences();
        var module = base.LowerModule(root);
        var lost = Lost();
        return lost.Count == 0 ? module : new Block(module.Span, [.. module.Statements, .. lost]);
    }

    /// <summary>Functions that a syntax error has put where no code is looked for.</summary>
    private List<Statement> Lost()
    {
        List<Statement> list = [];
        var known = Functions.Select(f => f.Span.Start).ToHashSet();
        for (var node = 0; node < Tree.Count; node++)
        {
            if (
                !Tree.IsNamed(node)
                || Tree.Kind(node) is not ("function_definition" or "lambda_expression")
                || Tree.Field(node, body) == SyntaxTree.None
                || known.Contains(Tree.Span(node).Start)
                || OwnerOf(node) is not { } owner
            )
            {
                continue;
            }
            var before = Functions.Count;
            if ((owner.Length == 0 ? Statement(node) : Inside(owner, isClass: true, () => Statement(node))) is { } found)
            {
                list.Add(found);
            }
            known.UnionWith(Functions.Skip(before).Select(f => f.Span.Start));
        }
        return list;
    }

    /// <summary>Name of the class around a node, or nothing; null in code that <c>#if 0</c> takes away or that lies too deep.</summary>
    private string? OwnerOf(int node)
    {
        string? owner = null;
        var above = 0;
        for (var (at, below) = (Tree.Parent(node), node); at > 0; (at, below) = (Tree.Parent(at), at))
        {
            if (++above > MostAbove)
            {
                // Says so, once.
                _ = TooDeep ? null : Endless(node);
                return null;
            }
            if (At(at) == Node.Choice && IsOff(at) && Tree[below].Field != alternative)
            {
                return null;
            }
            if (owner is null && At(at) == Node.Record && Tree.Field(at, name) is var tag && tag != SyntaxTree.None)
            {
                owner = IdOf(tag);
            }
        }
        return owner ?? "";
    }

    /// <summary>Namespaces, and types whose objects are not made by a constructor: enumerations, records of plain fields.</summary>
    private void ReadNames()
    {
        var usesStandard = false;
        for (var node = 0; node < Tree.Count; node++)
        {
            switch (Tree.IsNamed(node) ? Tree.Kind(node) : "")
            {
                case "namespace_definition" when Tree.Field(node, name) is var own && own != SyntaxTree.None:
                    namespaces.UnionWith(Tree.Text(own).Split("::", StringSplitOptions.TrimEntries));
                    break;
                case "enum_specifier" when Tree.Field(node, name) is var enumeration && enumeration != SyntaxTree.None:
                    plainTypes.Add(Tree.Text(enumeration));
                    break;
                case "using_declaration":
                    usesStandard |= Compact(node) is "using namespace std;";
                    break;
            }
        }
        if (usesStandard)
        {
            ImportStandard();
        }
    }

    /// <summary><c>using namespace std;</c> brings in the names that the file uses.</summary>
    private void ImportStandard()
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (var node = 0; node < Tree.Count; node++)
        {
            if (At(node) == Node.Identifier && !Tree.HasChildren(node) && Tree.Text(node) is var id && CppLibrary.Has(id) && seen.Add(id))
            {
                Imports.Add(new Import(Tree.Span(node), id, "std." + id));
            }
        }
    }
}
