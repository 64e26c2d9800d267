using System.Globalization;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Structures, unions, enumerations and names for types.</content>
internal partial class C
{
    private protected const int DeepestRecord = 40;

    /// <summary>Statements that a type on the spot brings along: the constants of an enumeration, the structure itself.</summary>
    private protected readonly List<Statement> pending = [];

    private protected void Released(int before, List<Statement> list)
    {
        for (var i = before; i < pending.Count; i++)
        {
            list.Add(pending[i]);
        }
        pending.RemoveRange(before, pending.Count - before);
    }

    private protected Statement? RecordStatement(int node)
    {
        var before = pending.Count;
        Record(node, null);
        List<Statement> list = [];
        Released(before, list);
        return list.Count switch
        {
            0 => null,
            1 => list[0],
            _ => new Block(Tree.Span(node), [.. list]),
        };
    }

    /// <summary>Lists a structure or enumeration when it is defined here, and gives its name.</summary>
    /// <param name="alias">The name for one that has none of its own.</param>
    private protected virtual string Record(int node, string? alias)
    {
        var tag = Tree.Field(node, name);
        var id = tag != SyntaxTree.None ? Tree.Text(tag) : alias ?? "<unnamed>";
        var members = Tree.Field(node, body);
        if (members == SyntaxTree.None || recordDepth > DeepestRecord)
        {
            return id;
        }
        recordDepth++;
        if (Tree.Kind(node) == "enum_specifier")
        {
            Constants(members);
        }
        else
        {
            List<Statement> fields = [];
            var outer = pending.Count;
            Members(members, fields);
            pending.RemoveRange(outer, pending.Count - outer);
            var isUnion = Tree.Kind(node) == "union_specifier";
            var made = new Class(
                Tree.Span(node),
                id,
                [],
                isUnion ? ["union"] : ["struct"],
                Attributes(node),
                [.. fields.OfType<Declaration>()],
                []
            );
            Classes.Add(made);
            pending.Add(new ClassStatement(made.Span, made));
        }
        recordDepth--;
        return id;
    }

    private void Members(int node, List<Statement> fields)
    {
        foreach (var child in Tree.NamedChildren(node))
        {
            if (At(child) == Node.FieldDeclaration)
            {
                Variables(child, fields);
            }
            else if (At(child) is Node.Choice or Node.Otherwise)
            {
                Members(child, fields);
            }
        }
    }

    /// <summary>The constants of an enumeration, numbered as far as they can be.</summary>
    private void Constants(int list)
    {
        long? next = 0;
        foreach (var child in Tree.NamedChildren(list))
        {
            if (At(child) is Node.Choice or Node.Otherwise)
            {
                Constants(child);
                next = null;
                continue;
            }
            if (At(child) != Node.Enumerator || Tree.Field(child, name) is not (var id and not SyntaxTree.None))
            {
                continue;
            }
            var given = Optional(Tree.Field(child, value));
            if (given is not null)
            {
                next =
                    given is Literal { Kind: LiteralKind.Integer } number
                    && long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
                        ? at
                        : null;
            }
            var span = Tree.Span(child);
            var constant =
                given ?? (next is { } n ? new Literal(span, LiteralKind.Integer, n.ToString(CultureInfo.InvariantCulture)) : null);
            pending.Add(new Declaration(span, new Name(Tree.Span(id), Tree.Text(id)), "int", constant, EnumeratorModifiers));
            next++;
        }
    }

    private static readonly string[] EnumeratorModifiers = ["enum", "const"];

    /// <summary>A name for a type is an import of the type; names for pointers, arrays and functions stand for themselves.</summary>
    private Statement? TypeDefinition(int node)
    {
        var before = pending.Count;
        var whole = Tree.Field(node, type);
        var baseType = "";
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree[child].Field != declarator)
            {
                continue;
            }
            var read = Read(child);
            if (read.Name == SyntaxTree.None)
            {
                continue;
            }
            var alias = Tree.Text(read.Name);
            if (baseType.Length == 0)
            {
                baseType =
                    At(whole) == Node.Record ? Record(whole, read.Suffix.Length == 0 ? alias : null)
                    : whole == SyntaxTree.None ? ""
                    : Compact(whole);
            }
            if (
                read.Suffix.Length == 0
                && !read.IsArray
                && read.FunctionNode == SyntaxTree.None
                && baseType.Length > 0
                && alias != baseType
                && baseType != "<unnamed>"
            )
            {
                Imports.Add(new Import(Tree.Span(node), alias, baseType));
            }
        }
        List<Statement> list = [];
        Released(before, list);
        return list.Count == 0 ? null : new Block(Tree.Span(node), [.. list]);
    }
}
