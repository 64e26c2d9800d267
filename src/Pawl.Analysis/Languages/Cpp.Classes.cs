using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Classes, aliases, templates.</content>
internal sealed partial class Cpp
{
    private void OnClasses()
    {
        OnStatement(RecordStatement, "class_specifier");
        OnStatement(LinkageBlock, "namespace_definition", "template_declaration", "friend_declaration");
        OnStatement(Alias, "alias_declaration", "namespace_alias_definition");
        OnStatement(UsingLine, "using_declaration");
        OnStatement(
            static _ => null,
            "access_specifier",
            "static_assert_declaration",
            "concept_definition",
            "template_instantiation",
            "requires_clause",
            "template_parameter_list",
            "field_initializer_list"
        );
        OnExpression(
            n => new Unknown(Tree.Span(n), []),
            "template_type",
            "dependent_type",
            "decltype",
            "auto",
            "noexcept",
            "template_argument_list",
            "trailing_return_type",
            "requires_expression"
        );
    }

    private Statement? Alias(int node)
    {
        var own = Tree.Field(node, name);
        var meant = Tree.Field(node, type) is var described && described != SyntaxTree.None ? Described(described) : "";
        if (meant.Length == 0)
        {
            foreach (var child in Tree.NamedChildren(node))
            {
                meant = child == own ? meant : Compact(child);
            }
        }
        var bare = DottedType(meant);
        if (own != SyntaxTree.None && bare.Length > 0 && meant[^1] is not ('*' or '&' or ']' or ')') && bare != Tree.Text(own))
        {
            Imports.Add(new Import(Tree.Span(node), Tree.Text(own), bare));
        }
        return null;
    }

    /// <summary><c>using std::string;</c> and <c>using namespace boost;</c></summary>
    private Statement? UsingLine(int node)
    {
        var named = Tree.FirstNamed(node);
        if (named == SyntaxTree.None)
        {
            return null;
        }
        var dotted = DottedType(Compact(named));
        if (Tree.Child(node, "namespace") != SyntaxTree.None)
        {
            Imports.Add(new Import(Tree.Span(node), "", dotted));
        }
        else if (dotted.LastIndexOf('.') is var dot && dot > 0)
        {
            var local = dotted[(dot + 1)..];
            Imports.Add(new Import(Tree.Span(node), local, dotted == "std." + local && CppLibrary.IsOfC(local) ? local : dotted));
        }
        return null;
    }

    private static string DottedType(string written)
    {
        var open = written.IndexOf('<', StringComparison.Ordinal);
        return (open < 0 ? written : written[..open])
            .Replace("const ", "", StringComparison.Ordinal)
            .Replace("typename ", "", StringComparison.Ordinal)
            .Trim('*', '&', ' ', ':')
            .Replace("::", ".", StringComparison.Ordinal);
    }

    private protected override string Record(int node, string? alias)
    {
        var isEnum = Tree.Kind(node) == "enum_specifier";
        var isScoped = isEnum && (Tree.Child(node, "class") != SyntaxTree.None || Tree.Child(node, "struct") != SyntaxTree.None);
        var members = Tree.Field(node, body);
        if (isEnum && !isScoped)
        {
            return base.Record(node, alias);
        }
        var tag = Tree.Field(node, name);
        var id = tag != SyntaxTree.None ? IdOf(tag) : alias ?? "<unnamed>";
        if (isScoped || members == SyntaxTree.None || recordDepth > DeepestRecord)
        {
            return id;
        }
        recordDepth++;
        var outer = functionDepth;
        functionDepth = 0;
        List<Statement> inside = [];
        Inside(
            id,
            isClass: true,
            () =>
            {
                var access = Tree.Kind(node) == "class_specifier" ? "private" : "public";
                Members(members, inside, ref access);
                return id;
            }
        );
        functionDepth = outer;
        recordDepth--;
        var made = new Class(
            Tree.Span(node),
            id,
            Bases(node),
            [Tree.Kind(node).Replace("_specifier", "", StringComparison.Ordinal)],
            Attributes(node),
            [.. inside.OfType<Declaration>()],
            [.. inside.OfType<FunctionStatement>().Select(f => f.Function)]
        );
        Classes.Add(made);
        pending.Add(new ClassStatement(made.Span, made));
        return id;
    }

    private List<string> Bases(int node)
    {
        List<string> all = [];
        var clause = Tree.Child(node, "base_class_clause");
        if (clause != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(clause))
            {
                if (Tree.Kind(child) is "type_identifier" or "qualified_identifier" or "template_type")
                {
                    all.Add(DottedType(Compact(child)));
                }
            }
        }
        return all;
    }

    private void Members(int node, List<Statement> inside, ref string access)
    {
        foreach (var child in Tree.NamedChildren(node))
        {
            switch (At(child))
            {
                case Node.FieldDeclaration or Node.Declaration:
                    Fields(child, inside, access);
                    break;
                case Node.Choice or Node.Otherwise or Node.Linkage:
                    if (!IsOff(child))
                    {
                        Members(child, inside, ref access);
                    }
                    break;
                default:
                    if (Tree.Kind(child) == "access_specifier")
                    {
                        access = Tree.Text(child);
                    }
                    else if (
                        Tree[child].Field is var at
                        && at != name
                        && at != parameters
                        && at != condition
                        && Statement(child) is { } one
                    )
                    {
                        inside.Add(one);
                    }
                    break;
            }
        }
    }

    private void Fields(int node, List<Statement> inside, string access)
    {
        List<Statement> made = [];
        Variables(node, made);
        foreach (var one in made)
        {
            inside.Add(
                one is Declaration field
                    ? new Declaration(field.Span, field.Target, field.Type, field.Value, [access, .. field.Modifiers], field.ArraySize)
                    : one
            );
        }
    }
}
