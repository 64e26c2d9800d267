using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Types, methods, fields.</content>
internal sealed partial class Java
{
    private static readonly string[] StaticFinal = ["public", "static", "final"];

    private void OnDeclarations()
    {
        OnStatement(Import, "import_declaration");
        OnStatement(static _ => null, "package_declaration", "module_declaration");
        OnStatement(
            TypeDeclaration,
            "class_declaration",
            "interface_declaration",
            "enum_declaration",
            "record_declaration",
            "annotation_type_declaration"
        );
        OnStatement(
            MethodStatement,
            "method_declaration",
            "constructor_declaration",
            "compact_constructor_declaration",
            "static_initializer"
        );
        OnStatement(DeclarationBlock, "local_variable_declaration", "field_declaration", "constant_declaration");
        OnStatement(static _ => null, "annotation_type_element_declaration");
    }

    private Statement? TypeDeclaration(int node)
    {
        var nameNode = Tree.Field(node, name);
        var bodyNode = Tree.Field(node, body);
        var id = nameNode == SyntaxTree.None ? "<missing>" : Tree.Text(nameNode);
        var declared = AddClass(node, bodyNode, id, Bases(node), Tree.Field(node, parameters));
        return new ClassStatement(Tree.Span(node), declared);
    }

    private List<string> Bases(int node)
    {
        List<string> bases = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            switch (Tree.Kind(child))
            {
                case "superclass":
                    AddBase(Tree.FirstNamed(child), bases);
                    break;
                case "super_interfaces" or "extends_interfaces":
                    if (Tree.Child(child, "type_list") is var list && list != SyntaxTree.None)
                    {
                        foreach (var one in Tree.NamedChildren(list))
                        {
                            AddBase(one, bases);
                        }
                    }
                    break;
            }
        }
        return bases;
    }

    private void AddBase(int typeNode, List<string> bases)
    {
        if (typeNode != SyntaxTree.None)
        {
            bases.Add(TypeNameText(typeNode));
        }
    }

    private Class AddClass(int node, int bodyNode, string id, IReadOnlyList<string> bases, int components)
    {
        var (modifiers, annotations) = Modifiers(node);
        List<Declaration> fields = [];
        List<Function> methods = [];
        var outer = (mode, target, recordParameters, enumName);
        (mode, target, recordParameters) = (Yield.Nowhere, null, null);
        var place = Classes.Count;
        Inside(
            id,
            isClass: true,
            () =>
            {
                if (components != SyntaxTree.None)
                {
                    recordParameters = Parameters(components);
                    foreach (var one in recordParameters)
                    {
                        fields.Add(new Declaration(one.Span, new Name(one.Span, one.Id), one.Type, null, ["private", "final"]));
                    }
                }
                enumName = id;
                Members(bodyNode, fields, methods);
                return 0;
            }
        );
        (mode, target, recordParameters, enumName) = outer;
        var declared = new Class(Tree.Span(node), id, bases, modifiers, annotations, fields, methods);
        Classes.Insert(place, declared);
        return declared;
    }

    private IReadOnlyList<Parameter>? recordParameters;
    private string enumName = "";

    private void Members(int bodyNode, List<Declaration> fields, List<Function> methods)
    {
        if (bodyNode == SyntaxTree.None)
        {
            return;
        }
        List<Statement> members = [];
        foreach (var child in Tree.NamedChildren(bodyNode))
        {
            if (Tree.Kind(child) == "enum_body_declarations")
            {
                Members(child, fields, methods);
            }
            else if (Tree.Kind(child) == "enum_constant")
            {
                fields.Add(EnumConstant(child));
            }
            else if (Tree.Kind(child) == "block")
            {
                methods.Add(Initializer(child, child));
            }
            else
            {
                Append(child, members);
            }
        }
        Sort(members, fields, methods);
    }

    // A syntax error wraps members in blocks.
    private static void Sort(IReadOnlyList<Statement> members, List<Declaration> fields, List<Function> methods)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case Declaration declaration:
                    fields.Add(declaration);
                    break;
                case FunctionStatement method:
                    methods.Add(method.Function);
                    break;
                case Block { Statements: var inner }:
                    foreach (var one in inner)
                    {
                        if (one is Declaration field)
                        {
                            fields.Add(field);
                        }
                        else if (one is FunctionStatement function)
                        {
                            methods.Add(function.Function);
                        }
                    }
                    break;
            }
        }
    }

    private Declaration EnumConstant(int node)
    {
        var span = Tree.Span(node);
        var nameNode = Tree.Field(node, name);
        var id = nameNode == SyntaxTree.None ? "" : Tree.Text(nameNode);
        var owner = enumName;
        var given = Arguments(Tree.Field(node, arguments));
        if (Tree.Field(node, body) is var bodyNode && bodyNode != SyntaxTree.None)
        {
            AddMethods(AddClass(node, bodyNode, $"<{id}>", [owner], SyntaxTree.None), given);
        }
        var created = new Call(span, new Name(span, owner), [.. given], isNew: true);
        return new Declaration(span, new Name(span, id), owner, created, StaticFinal);
    }

    // The methods of an anonymous class see the variables around it, as lambdas do.
    private static void AddMethods(Class anonymous, List<Argument> given)
    {
        foreach (var method in anonymous.Methods)
        {
            given.Add(new Argument(new Lambda(method.Span, method), method.Id));
        }
    }

    private Function Initializer(int node, int block) =>
        AddFunction(
            node,
            block,
            block == node ? "<init-block>" : "<clinit>",
            [],
            null,
            block == node ? [] : ["static"],
            [],
            () => Statements(block)
        );

    private FunctionStatement? MethodStatement(int node)
    {
        if (Tree.Kind(node) == "static_initializer")
        {
            return new FunctionStatement(Tree.Span(node), Initializer(node, Tree.FirstNamed(node)));
        }
        var nameNode = Tree.Field(node, name);
        if (nameNode == SyntaxTree.None)
        {
            return null;
        }
        var (modifiers, annotations) = Modifiers(node);
        var isMethod = Tree.Kind(node) == "method_declaration";
        var id = isMethod ? Tree.Text(nameNode) : "<init>";
        var returnType = isMethod ? TypeText(Tree.Field(node, type), Tree.Field(node, dimensions)) : null;
        var compact = Tree.Kind(node) == "compact_constructor_declaration";
        var given = compact ? recordParameters ?? [] : Parameters(Tree.Field(node, parameters));
        var bodyNode = Tree.Field(node, body);
        var span = Tree.Span(node);
        if (bodyNode == SyntaxTree.None)
        {
            var declared = new Function(
                span,
                span,
                id,
                Qualified(id),
                ClassName,
                given,
                returnType,
                modifiers,
                annotations,
                new Block(default, [])
            );
            return new FunctionStatement(span, declared);
        }
        var outer = (mode, target);
        (mode, target) = (Yield.Nowhere, null);
        var function = AddFunction(node, bodyNode, id, given, returnType, modifiers, annotations, () => Statements(bodyNode));
        (mode, target) = outer;
        return new FunctionStatement(span, function);
    }

    private Statement DeclarationBlock(int node)
    {
        List<Statement> list = [];
        Variables(node, list);
        return list.Count == 1 ? list[0] : new Block(Tree.Span(node), [.. list]);
    }

    /// <summary>One declaration for each variable; they belong to the block around them, so they are added to its list.</summary>
    private void Variables(int node, List<Statement> list)
    {
        var (modifiers, annotations) = Modifiers(node);
        if (annotations.Count > 0)
        {
            modifiers = [.. modifiers, .. annotations.Select(a => "@" + a.Id)];
        }
        var typeNode = Tree.Field(node, type);
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree.Kind(child) == "variable_declarator")
            {
                Variable(child, typeNode, modifiers, list);
            }
        }
    }

    private void Variable(int node, int typeNode, IReadOnlyList<string> modifiers, List<Statement> list)
    {
        var nameNode = Tree.Field(node, name);
        if (nameNode == SyntaxTree.None)
        {
            return;
        }
        var variable = new Name(Tree.Span(nameNode), Tree.Text(nameNode));
        var typeText = TypeText(typeNode, Tree.Field(node, dimensions));
        typeText = typeText == "var" ? null : typeText;
        var valueNode = Tree.Field(node, value);
        if (Is(isSwitch, valueNode) && Tree.Kind(Tree.Parent(node)) == "local_variable_declaration")
        {
            list.Add(new Declaration(Tree.Span(node), variable, typeText, null, modifiers));
            list.Add(SwitchInto(valueNode, Yield.Assign, variable));
            return;
        }
        var initial = valueNode == SyntaxTree.None ? null : NamedValue(valueNode, variable.Id);
        list.Add(new Declaration(Tree.Span(node), variable, typeText, initial, modifiers));
    }

    /// <summary>A value that is bound to a name; a lambda takes that name.</summary>
    private Expression NamedValue(int node, string id)
    {
        if (Tree.Kind(node) == "lambda_expression")
        {
            lambdaName = id;
        }
        return Expression(node);
    }
}
