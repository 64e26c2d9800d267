using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Classes, interfaces, enums, namespaces.</content>
internal sealed partial class JavaScript
{
    private ClassStatement ClassDeclared(int node)
    {
        var named = Tree.Field(node, name);
        return new ClassStatement(Tree.Span(node), NewClass(node, named == SyntaxTree.None ? "default" : Tree.Text(named)));
    }

    private Name ClassValue(int node)
    {
        var named = Tree.Field(node, name);
        var id = named != SyntaxTree.None ? Tree.Text(named) : nameHint ?? "<class>";
        (nameHint, callNode, eventWord) = (null, SyntaxTree.None, null);
        return new Name(Tree.Span(node), NewClass(node, id).Id);
    }

    private Class NewClass(int node, string id)
    {
        List<Annotation> annotations = Decorators(node) ?? [];
        if (IsExported(node) && Decorators(Tree.Parent(node)) is { } outer)
        {
            annotations.AddRange(outer);
        }
        List<Declaration> fields = [];
        List<Function> methods = [];
        var bases = Bases(node);
        Inside(
            id,
            isClass: true,
            () =>
            {
                Members(Tree.Field(node, body), fields, methods);
                return true;
            }
        );
        var made = new Class(Tree.Span(node), id, bases, ModifiersOf(node), annotations, fields, methods);
        Classes.Add(made);
        return made;
    }

    private List<string> Bases(int node)
    {
        List<string> list = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree.Kind(child) is not ("class_heritage" or "extends_type_clause"))
            {
                continue;
            }
            foreach (var part in Tree.NamedChildren(child))
            {
                if (Tree.Kind(part) is not ("extends_clause" or "implements_clause"))
                {
                    AddBase(part, list);
                    continue;
                }
                foreach (var one in Tree.NamedChildren(part))
                {
                    AddBase(one, list);
                }
            }
        }
        return list;
    }

    private void AddBase(int node, List<string> list)
    {
        if (Tree.Kind(node) != "type_arguments" && TypeName(node, 0) is { } written)
        {
            var generic = written.IndexOf('<', StringComparison.Ordinal);
            list.Add(generic < 0 ? written : written[..generic]);
        }
    }

    private void Members(int node, List<Declaration> fields, List<Function> methods)
    {
        if (node == SyntaxTree.None)
        {
            return;
        }
        List<Annotation> before = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            switch (Tree.Kind(child))
            {
                case "decorator":
                    before.Add(DecoratorOf(child));
                    continue;
                case "method_definition":
                    methods.Add(Method(child, before, fields));
                    break;
                case "field_definition" or "public_field_definition" or "property_signature":
                    fields.Add(Field(child));
                    break;
                case "class_static_block":
                    methods.Add(NewFunction(child, "<clinit>", NoModifiers, NoAnnotations));
                    break;
                case "ERROR":
                    Members(child, fields, methods);
                    break;
                default:
                    break;
            }
            before = [];
        }
    }

    private Function Method(int node, List<Annotation> before, List<Declaration> fields)
    {
        if (Decorators(node) is { } own)
        {
            before.AddRange(own);
        }
        var named = Tree.Field(node, name);
        var id =
            named == SyntaxTree.None ? ""
            : KeyOf(named) is Literal word ? word.Text
            : "<computed>";
        if (id == "constructor" && ClassName is not null)
        {
            FieldsOfParameters(Tree.Field(node, parameters), fields);
            id = "<init>";
        }
        return NewFunction(node, id, ModifiersOf(node), before);
    }

    // constructor(private readonly db: Pool) declares a field as well.
    private void FieldsOfParameters(int node, List<Declaration> fields)
    {
        if (node == SyntaxTree.None)
        {
            return;
        }
        foreach (var child in Tree.NamedChildren(node))
        {
            var target = Tree.Field(child, pattern);
            if (
                Is(isIdentifier, target)
                && (Tree.Child(child, "accessibility_modifier") != SyntaxTree.None || Tree.Child(child, "readonly") != SyntaxTree.None)
            )
            {
                var to = new Name(Tree.Span(target), Tree.Text(target));
                fields.Add(new Declaration(Tree.Span(child), to, TypeText(Tree.Field(child, type)), null, ModifiersOf(child)));
            }
        }
    }

    private Declaration Field(int node)
    {
        var named = Tree.Field(node, name) is var at && at != SyntaxTree.None ? at : Tree.Field(node, property);
        var id =
            named == SyntaxTree.None ? ""
            : KeyOf(named) is Literal word ? word.Text
            : "<computed>";
        var given = Tree.Field(node, value);
        var start = given == SyntaxTree.None ? null : NamedValue(given, id);
        var to = new Name(named == SyntaxTree.None ? default : Tree.Span(named), id);
        return new Declaration(Tree.Span(node), to, TypeText(Tree.Field(node, type)), start, ModifiersOf(node));
    }

    private ClassStatement InterfaceDeclared(int node)
    {
        List<Declaration> fields = [];
        Members(Tree.Field(node, body), fields, []);
        var made = new Class(Tree.Span(node), Tree.Text(Tree.Field(node, name)), Bases(node), ["interface"], [], fields, []);
        Classes.Add(made);
        return new ClassStatement(Tree.Span(node), made);
    }

    private ClassStatement EnumDeclared(int node)
    {
        List<Declaration> fields = [];
        var block = Tree.Field(node, body);
        if (block != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(block))
            {
                var isAssigned = Tree.Kind(child) == "enum_assignment";
                var named = isAssigned ? Tree.Field(child, name) : child;
                var start = isAssigned ? Optional(Tree.Field(child, value)) : null;
                fields.Add(new Declaration(Tree.Span(child), new Name(Tree.Span(named), Word(named)), null, start, Const));
            }
        }
        var made = new Class(Tree.Span(node), Tree.Text(Tree.Field(node, name)), [], ["enum"], [], fields, []);
        Classes.Add(made);
        return new ClassStatement(Tree.Span(node), made);
    }

    // declare module 'x' { … }, declare global { … }, declare const x: T
    private Statement? Ambient(int node)
    {
        var inner = Last(node);
        return inner == SyntaxTree.None || Is(isVariables, inner) || Tree.Kind(inner) is "function_signature" ? null : Statement(inner);
    }

    private Block Namespace(int node)
    {
        var named = Tree.Field(node, name);
        var block = Tree.Field(node, body);
        return block == SyntaxTree.None
            ? new Block(Tree.Span(node), [])
            : Inside(named == SyntaxTree.None ? "" : Word(named), isClass: false, () => Statements(block));
    }
}
