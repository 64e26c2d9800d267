using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Imports, namespaces, classes and their kin, attributes, modifiers.</content>
internal sealed partial class CSharp
{
    private static readonly string[] EnumMember = ["public", "const"];

    /// <summary>Fields and methods of the class that is being lowered; null outside one.</summary>
    private ClassMembers? members;

    /// <summary>Classes inside the class that is being lowered; they stand behind it.</summary>
    private readonly List<Statement> inner = [];

    private void OnTypes()
    {
        OnStatement(Using, "using_directive");
        OnStatement(
            static _ => null,
            "extern_alias_directive",
            "global_attribute",
            "file_scoped_namespace_declaration",
            "shebang_directive",
            "delegate_declaration"
        );
        OnStatement(Namespace, "namespace_declaration");
        OnStatement(GlobalStatement, "global_statement");
        OnStatement(
            TypeDeclaration,
            "class_declaration",
            "struct_declaration",
            "interface_declaration",
            "record_declaration",
            "enum_declaration"
        );
        OnStatement(EnumConstant, "enum_member_declaration");
    }

    private Statement? Using(int node)
    {
        var local = Tree.Field(node, name);
        var target = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(node))
        {
            target = child == local ? target : child;
        }
        if (target != SyntaxTree.None)
        {
            Imports.Add(new Import(Tree.Span(node), Word(local), Dotted(TypeName(target))));
        }
        return null;
    }

    private Block? Namespace(int node)
    {
        var inner = Tree.Field(node, body);
        return inner == SyntaxTree.None ? null : Statements(inner);
    }

    private Statement? GlobalStatement(int node) =>
        Tree.FirstNamed(node) is var inner && inner == SyntaxTree.None ? null : Statement(inner);

    private Statement? TypeDeclaration(int node)
    {
        var id = Word(Tree.Field(node, name));
        var (modifiers, annotations) = Marks(node);
        var outer = members;
        var mine = members = new ClassMembers([], []);
        var place = Classes.Count;
        List<string> bases = [];
        Inside(
            id,
            isClass: true,
            () =>
            {
                PrimaryConstructor(node, bases);
                if (Tree.Field(node, body) is var list && list != SyntaxTree.None)
                {
                    foreach (var child in Tree.NamedChildren(list))
                    {
                        Statement(child);
                    }
                }
                return 0;
            }
        );
        members = outer;
        var declared = new Class(Tree.Span(node), id, bases, modifiers, annotations, mine.Fields, mine.Methods);
        Classes.Insert(place, declared);
        var statement = new ClassStatement(Tree.Span(node), declared);
        if (outer is not null)
        {
            inner.Add(statement);
            return null;
        }
        if (inner.Count == 0)
        {
            return statement;
        }
        var all = new Block(Tree.Span(node), [statement, .. inner]);
        inner.Clear();
        return all;
    }

    /// <summary>The parameters behind the class's name are fields; arguments for the base class make a constructor that passes them on.</summary>
    private void PrimaryConstructor(int node, List<string> bases)
    {
        IReadOnlyList<Parameter> given = [];
        Expression? baseCall = null;
        foreach (var child in Tree.NamedChildren(node))
        {
            switch (Tree.Kind(child))
            {
                case "parameter_list":
                    given = Parameters(child);
                    break;
                case "base_list":
                    baseCall = Bases(child, bases);
                    break;
            }
        }
        foreach (var one in given)
        {
            members!.Fields.Add(new Declaration(one.Span, new Name(one.Span, one.Id), one.Type, null, [], annotations: one.Annotations));
        }
        if (baseCall is not null)
        {
            var block = new Block(baseCall.Span, [new ExpressionStatement(baseCall.Span, baseCall)]);
            members!.Methods.Add(
                new Function(baseCall.Span, baseCall.Span, "<init>", Qualified("<init>"), ClassName, given, null, [], [], block)
            );
            Functions.Add(members.Methods[^1]);
        }
    }

    private Call? Bases(int list, List<string> bases)
    {
        Call? call = null;
        foreach (var child in Tree.NamedChildren(list))
        {
            switch (Tree.Kind(child))
            {
                case "primary_constructor_base_type":
                    bases.Add(Dotted(TypeName(Tree.Field(child, type))));
                    call = BaseCall(Tree.Child(child, "argument_list"));
                    break;
                case "argument_list":
                    call = BaseCall(child);
                    break;
                default:
                    bases.Add(Dotted(TypeName(child)));
                    break;
            }
        }
        return call;
    }

    private Call? BaseCall(int list) =>
        list == SyntaxTree.None || Tree.FirstNamed(list) == SyntaxTree.None
            ? null
            : new Call(Tree.Span(list), new Name(Tree.Span(list), "base"), [.. Arguments(list)]);

    private Statement? EnumConstant(int node)
    {
        var at = Tree.Field(node, name);
        var given = Optional(Tree.Field(node, value));
        return AddField(new Declaration(Tree.Span(node), NameAt(at), null, given, EnumMember, annotations: Marks(node).Annotations));
    }

    /// <summary>A field belongs to the class around it; outside one, behind a syntax error, it is a statement.</summary>
    private Declaration? AddField(Declaration field)
    {
        if (members is null)
        {
            return field;
        }
        members.Fields.Add(field);
        return null;
    }

    private FunctionStatement? AddMember(Function method)
    {
        if (members is null)
        {
            return new FunctionStatement(method.Span, method);
        }
        members.Methods.Add(method);
        return null;
    }

    private (IReadOnlyList<string> Modifiers, IReadOnlyList<Annotation> Annotations) Marks(int node)
    {
        List<string>? modifiers = null;
        List<Annotation>? annotations = null;
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Is(isModifier, child))
            {
                (modifiers ??= []).Add(Tree.Text(child));
            }
            else if (Tree.Kind(child) == "attribute_list")
            {
                Attributes(child, annotations ??= []);
            }
        }
        return (modifiers ?? (IReadOnlyList<string>)[], annotations ?? (IReadOnlyList<Annotation>)[]);
    }

    private void Attributes(int list, List<Annotation> annotations)
    {
        foreach (var child in Tree.NamedChildren(list))
        {
            if (Tree.Kind(child) == "attribute")
            {
                annotations.Add(Attribute(child));
            }
        }
    }

    /// <summary><c>[HttpPost]</c> and <c>[HttpPostAttribute]</c> are the same.</summary>
    private Annotation Attribute(int node)
    {
        const string Suffix = "Attribute";
        var id = Dotted(TypeName(Tree.Field(node, name)));
        if (id.Length > Suffix.Length && id.EndsWith(Suffix, StringComparison.Ordinal))
        {
            id = id[..^Suffix.Length];
        }
        var list = Tree.Child(node, "attribute_argument_list");
        if (list == SyntaxTree.None)
        {
            return new Annotation(Tree.Span(node), id, []);
        }
        List<Argument> given = [];
        foreach (var child in Tree.NamedChildren(list))
        {
            given.Add(AttributeArgument(child));
        }
        return new Annotation(Tree.Span(node), id, given);
    }

    private Argument AttributeArgument(int node)
    {
        var (first, last) = (Operand(node), Operand(node));
        foreach (var child in Tree.NamedChildren(node))
        {
            last = child;
        }
        if (Is(isAssignment, first))
        {
            return new Argument(Expression(Tree.Field(first, right)), Word(Tree.Field(first, left)));
        }
        return first != last ? new Argument(Expression(last), Word(first)) : new Argument(Expression(first));
    }

    private sealed record ClassMembers(List<Declaration> Fields, List<Function> Methods);
}
