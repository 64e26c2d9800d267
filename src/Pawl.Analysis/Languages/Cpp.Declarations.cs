using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Variables and functions.</content>
internal sealed partial class Cpp
{
    private const int MostParts = 32;

    private protected override string TypeText(int node)
    {
        var written = Tree.Kind(node) switch
        {
            "placeholder_type_specifier" => "auto",
            "dependent_type" => TypeText(Tree.FirstNamed(node) is var inner && inner != SyntaxTree.None ? inner : node + 1),
            _ => base.TypeText(node),
        };
        return written.StartsWith("::", StringComparison.Ordinal) ? written[2..]
            : written.StartsWith("std::", StringComparison.Ordinal) && CppLibrary.IsOfC(written[5..]) ? written[5..]
            : written;
    }

    private protected override string? Written(string type) =>
        type.Contains("auto", StringComparison.Ordinal) && type.Split(' ', '*', '&').Contains("auto") ? null : type;

    private protected override Expression? Target(int named)
    {
        if (At(named) == Node.Bindings)
        {
            List<Entry> entries = [];
            foreach (var child in Tree.NamedChildren(named))
            {
                entries.Add(new Entry(null, new Name(Tree.Span(child), Tree.Text(child))));
            }
            return new Collection(Tree.Span(named), CollectionKind.List, [.. entries]);
        }
        if (At(named) != Node.Qualified)
        {
            if (At(named) == Node.Identifier)
            {
                Declared(named);
            }
            return base.Target(named);
        }
        // A static member's definition outside its class.
        var (_, last) = Scopes(named);
        return last != SyntaxTree.None && At(last) == Node.Identifier ? new Name(Tree.Span(last), Tree.Text(last)) : null;
    }

    /// <summary>The names before the last <c>::</c>, and the node behind it.</summary>
    private (List<string> Before, int Last) Scopes(int node)
    {
        List<string> before = [];
        while (At(node) == Node.Qualified)
        {
            if (Tree.Field(node, scope) is var outer && outer != SyntaxTree.None)
            {
                before.Add(IdOf(outer));
            }
            node = Tree.Field(node, name);
            if (before.Count > MostParts)
            {
                return (before, SyntaxTree.None);
            }
        }
        return (before, node);
    }

    /// <summary>The simple name of a function, type or member, without arguments of templates.</summary>
    private string IdOf(int node)
    {
        for (var steps = 0; node != SyntaxTree.None && steps < MostParts; steps++)
        {
            switch (At(node))
            {
                case Node.Template:
                case Node.Qualified:
                    node = Tree.Field(node, name);
                    break;
                case Node.SpecialName:
                    return Compact(node);
                case Node.Conversion:
                    return "operator " + TypeText(Tree.Field(node, type));
                default:
                    if (Tree.Kind(node) != "dependent_name")
                    {
                        return Tree.Text(node);
                    }
                    node = Tree.FirstNamed(node);
                    break;
            }
        }
        return "<unnamed>";
    }

    private protected override Expression? InitialValue(int node, int one, string written, bool isArray, IReadOnlyList<string> modifiers)
    {
        if (written.Contains("stream", StringComparison.OrdinalIgnoreCase) && At(one) != Node.FunctionDeclarator)
        {
            NoteStream(one);
        }
        var given = At(one) == Node.InitDeclarator ? Tree.Field(one, value) : Behind(node, one);
        var isPlain = isArray || IsPlain(written);
        if (given == SyntaxTree.None)
        {
            return isPlain || functionDepth == 0 || modifiers.Contains("extern") ? null : Made(Tree.Span(one), written, []);
        }
        var isList = Tree.Kind(given) == "initializer_list";
        if (!isList && Tree.Kind(given) != "argument_list")
        {
            var initial = Expression(given);
            if (IsAlias(one, written, initial))
            {
                return null;
            }
            return
                !isPlain
                && (initial is Literal { Kind: LiteralKind.Null } || initial is Call { IsNew: false } && CppLibrary.IsHolder(written))
                ? Made(Tree.Span(given), written, [new Argument(initial)])
                : initial;
        }
        if (isArray || isList && Tree.Child(given, "initializer_pair") != SyntaxTree.None)
        {
            return Expression(given);
        }
        var arguments = ArgumentsIn(given);
        if (!isPlain && written is not ("auto" or "const auto"))
        {
            return Made(Tree.Span(given), written, arguments);
        }
        return arguments.Count == 1 ? arguments[0].Value
            : arguments.Count > 1
                ? new Collection(Tree.Span(given), CollectionKind.List, [.. arguments.Select(a => new Entry(null, a.Value))])
            : new Literal(Tree.Span(given), LiteralKind.Integer, "0");
    }

    /// <summary>The value that stands behind a declarator without being a part of it.</summary>
    private int Behind(int node, int one)
    {
        var isNext = false;
        foreach (var child in Tree.NamedChildren(node))
        {
            if (isNext && Tree[child].Field is var at && (at == value || at == defaultValue))
            {
                return child;
            }
            isNext = child == one || isNext && Tree[child].Field != declarator;
        }
        return SyntaxTree.None;
    }

    /// <summary>
    /// <c>std::ifstream in(path);</c> in a function is an object; the grammar, which does not know that <c>path</c> is no type, reads a function that is declared.
    /// </summary>
    private protected override Declaration? Prototype(
        int one,
        Declarator read,
        Expression target,
        string baseType,
        IReadOnlyList<string> modifiers
    )
    {
        if (
            functionDepth == 0
            || read.Suffix.Length > 0
            || IsPlain(baseType) && !IsNumber(baseType)
            || baseType == "void"
            || modifiers.Contains("extern")
        )
        {
            return null;
        }
        List<Argument> list = [];
        foreach (var child in Tree.NamedChildren(Tree.Field(read.FunctionNode, parameters)))
        {
            if (ArgumentInstead(child) is not { } argument)
            {
                return null;
            }
            list.Add(new Argument(argument));
        }
        if (list.Count == 0)
        {
            return null;
        }
        if (baseType.Contains("stream", StringComparison.OrdinalIgnoreCase))
        {
            streams.Add(Tree.Text(read.Name));
        }
        var span = Tree.Span(one);
        return new Declaration(span, target, Written(baseType), IsPlain(baseType) ? list[0].Value : Made(span, baseType, list), modifiers);
    }

    /// <summary>A parameter without a name, its type a name that may be a variable's; null when it can be a type only.</summary>
    private Expression? ArgumentInstead(int node)
    {
        var kind = Tree.Field(node, type);
        if (Tree.Kind(node) != "parameter_declaration" || kind == SyntaxTree.None || Tree.FirstNamed(node) != kind)
        {
            return null;
        }
        Expression? named = Tree.Kind(kind) switch
        {
            "type_identifier" => Expression(kind),
            "qualified_identifier" => QualifiedOf(kind),
            _ => null,
        };
        var rest = Tree.Field(node, declarator);
        return named is null || rest == SyntaxTree.None ? named
            : Tree.Kind(rest) == "abstract_array_declarator"
            && Tree.Field(rest, size) is var key
            && key != SyntaxTree.None
            && Tree.Field(rest, declarator) == SyntaxTree.None
                ? new Form.Index(Tree.Span(node), named, Expression(key))
            : null;
    }

    private void NoteStream(int declared)
    {
        var read = Read(declared);
        if (read.Name != SyntaxTree.None && At(read.Name) == Node.Identifier)
        {
            streams.Add(Tree.Text(read.Name));
        }
    }

    /// <summary>Numbers, pointers, references, names of C's kind: their variables hold nothing until they are given something.</summary>
    private bool IsPlain(string written)
    {
        if (written.Length == 0 || written[^1] is '*' or '&' or ']' or ')')
        {
            return true;
        }
        var simple = written;
        foreach (var word in (ReadOnlySpan<string>)["const ", "volatile ", "constexpr "])
        {
            simple = simple.StartsWith(word, StringComparison.Ordinal) ? simple[word.Length..] : simple;
        }
        var last = simple[(simple.LastIndexOf(':') + 1)..];
        return simple.StartsWith("struct ", StringComparison.Ordinal)
            || simple.StartsWith("union ", StringComparison.Ordinal)
            || simple.StartsWith("enum ", StringComparison.Ordinal)
            || IsNumber(simple)
            || CppLibrary.IsNumber(last)
            || last.Length > 1 && last.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_')
            || plainTypes.Contains(last);
    }

    private static bool IsNumber(string type) =>
        type.Split(' ')[0]
            is "bool"
                or "char"
                or "short"
                or "int"
                or "long"
                or "float"
                or "double"
                or "unsigned"
                or "signed"
                or "wchar_t"
                or "auto"
                or "void";

    /// <summary>An object of that type, made with these arguments.</summary>
    private static Call Made(Span span, string written, IReadOnlyList<Argument> arguments) =>
        new(span, TypeName(span, written), [.. arguments], isNew: true);

    /// <summary><c>std::vector&lt;int&gt;</c> as the name <c>std.vector</c>.</summary>
    private static Expression TypeName(Span span, string written)
    {
        var open = written.AsSpan().IndexOfAny("<*&");
        var bare = (open < 0 ? written : written[..open]).Replace("const ", "", StringComparison.Ordinal).Trim();
        Expression? made = null;
        foreach (var part in bare.Split("::", StringSplitOptions.RemoveEmptyEntries).Take(MostParts))
        {
            made = made is null ? new Name(span, part) : new Member(span, made, part);
        }
        return made ?? new Name(span, bare);
    }
}
