using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Fields, properties, events, methods and what is like them, parameters.</content>
internal sealed partial class CSharp
{
    /// <summary>Type that a <c>return new(…)</c> makes.</summary>
    private int returnTypeNode = SyntaxTree.None;

    private void OnMembers()
    {
        OnStatement(Fields, "field_declaration", "event_field_declaration");
        OnStatement(Property, "property_declaration", "indexer_declaration", "event_declaration");
        OnStatement(n => AddMember(Method(n, Word(Tree.Field(n, name)), Tree.Field(n, returns))), "method_declaration");
        OnStatement(n => AddMember(Method(n, "<init>", SyntaxTree.None)), "constructor_declaration");
        OnStatement(n => AddMember(Method(n, "~" + Word(Tree.Field(n, name)), SyntaxTree.None)), "destructor_declaration");
        OnStatement(n => AddMember(Method(n, "operator" + OperatorText(n), Tree.Field(n, type))), "operator_declaration");
        OnStatement(
            n => AddMember(Method(n, "operator " + TypeText(Tree.Field(n, type)), Tree.Field(n, type))),
            "conversion_operator_declaration"
        );
        OnStatement(LocalFunction, "local_function_statement");
    }

    private string OperatorText(int node) => Tree.Field(node, @operator) is var at && at == SyntaxTree.None ? "" : Tree.Kind(at);

    private Statement? Fields(int node)
    {
        var (modifiers, annotations) = Marks(node);
        List<Statement> outside = [];
        if (Tree.Child(node, "variable_declaration") is var list && list != SyntaxTree.None)
        {
            List<Declaration> declared = [];
            Declarators(list, modifiers, annotations, declared);
            foreach (var one in declared)
            {
                if (AddField(one) is { } left)
                {
                    outside.Add(left);
                }
            }
        }
        return outside.Count == 0 ? null : new Block(Tree.Span(node), [.. outside]);
    }

    /// <summary>The variables of a <c>variable_declaration</c>, one declaration each.</summary>
    private void Declarators(int list, IReadOnlyList<string> modifiers, IReadOnlyList<Annotation>? annotations, List<Declaration> into)
    {
        var typeNode = Tree.Field(list, type);
        var typeText = TypeText(typeNode);
        foreach (var child in Tree.NamedChildren(list))
        {
            if (Tree.Kind(child) != "variable_declarator")
            {
                continue;
            }
            var target = Tree.Field(child, name);
            var (size, given, designation) = (SyntaxTree.None, SyntaxTree.None, target);
            var assigned = false;
            foreach (var part in Tree.Children(child))
            {
                assigned |= Tree.Kind(part) == "=";
                if (part == target || Tree.IsExtra(part))
                {
                    continue;
                }
                if (assigned)
                {
                    given = Tree.IsNamed(part) || Is(isSelf, part) ? part : given;
                }
                else if (Tree.Kind(part) == "bracketed_argument_list")
                {
                    size = part;
                }
                else
                {
                    designation = Tree.Kind(part) == "tuple_pattern" ? part : designation;
                }
            }
            var span = Tree.Span(child);
            Expression to = designation == target ? NameAt(target) : Designation(designation, 0);
            var initial = given == SyntaxTree.None ? null : ValueFor(given, typeNode, to is Name simple ? simple.Id : null);
            var length = size == SyntaxTree.None ? null : Optional(ArgumentValue(Tree.FirstNamed(size)));
            into.Add(new Declaration(span, to, typeText, initial, modifiers, length, annotations));
        }
    }

    /// <summary>A value whose type is written beside it: <c>new(…)</c> takes that type, a lambda the name of what it is assigned to.</summary>
    private Expression ValueFor(int node, int typeNode, string? called)
    {
        if (Is(isImplicitNew, node) && typeNode != SyntaxTree.None && Tree.Kind(typeNode) != "implicit_type")
        {
            return Creation(node, typeNode);
        }
        if (Is(isInitializer, node) && typeNode != SyntaxTree.None && Tree.Kind(typeNode) == "array_type")
        {
            return Flat(node);
        }
        if (Is(isLambda, node))
        {
            lambdaName = called;
        }
        return Expression(node);
    }

    /// <summary>Every property is a field of its type; accessors with code are functions <c>get</c> and <c>set</c> below its name.</summary>
    private Statement? Property(int node)
    {
        var (modifiers, annotations) = Marks(node);
        var isIndexer = Tree.Kind(node) == "indexer_declaration";
        var id = isIndexer ? "this" : Word(Tree.Field(node, name));
        var typeNode = Tree.Field(node, type);
        var initial = Tree.Field(node, value);
        var arrow = initial != SyntaxTree.None && Tree.Kind(initial) == "arrow_expression_clause";
        List<Statement> outside = [];
        if (!isIndexer)
        {
            var given = initial == SyntaxTree.None || arrow ? null : ValueFor(initial, typeNode, id);
            var field = new Declaration(
                Tree.Span(node),
                NameAt(Tree.Field(node, name)),
                TypeText(typeNode),
                given,
                modifiers,
                annotations: annotations
            );
            Keep(AddField(field), outside);
        }
        var indices = isIndexer ? Parameters(Tree.Field(node, parameters)) : [];
        Inside(
            id,
            isClass: false,
            () =>
            {
                if (arrow)
                {
                    Keep(AddMember(Accessor(node, initial, "get", indices, typeNode, modifiers)), outside);
                }
                else if (Tree.Field(node, accessors) is var list && list != SyntaxTree.None)
                {
                    foreach (var child in Tree.NamedChildren(list))
                    {
                        if (Tree.Field(child, body) is var code && code != SyntaxTree.None)
                        {
                            Keep(AddMember(Accessor(child, code, Word(Tree.Field(child, name)), indices, typeNode, modifiers)), outside);
                        }
                    }
                }
                return 0;
            }
        );
        return outside.Count == 0 ? null : new Block(Tree.Span(node), [.. outside]);
    }

    private static void Keep(Statement? statement, List<Statement> outside)
    {
        if (statement is not null)
        {
            outside.Add(statement);
        }
    }

    private Function Accessor(
        int node,
        int code,
        string id,
        IReadOnlyList<Parameter> indices,
        int typeNode,
        IReadOnlyList<string> modifiers
    )
    {
        var reads = id == "get";
        var typeText = TypeText(typeNode);
        IReadOnlyList<Parameter> given = reads ? indices : [.. indices, new Parameter(Tree.Span(node), "value", typeText, null, [])];
        var annotations = Tree.Kind(node) == "accessor_declaration" ? Marks(node).Annotations : [];
        return AddFunction(
            node,
            code,
            id,
            given,
            reads ? typeText : "void",
            modifiers,
            annotations,
            () => Code(code, reads ? typeNode : SyntaxTree.None, reads)
        );
    }

    private Function Method(int node, string id, int typeNode)
    {
        var (modifiers, annotations) = Marks(node);
        var given = Parameters(Tree.Field(node, parameters));
        var typeText = TypeText(typeNode);
        var code = Tree.Field(node, body);
        if (code == SyntaxTree.None)
        {
            var span = Tree.Span(node);
            return new Function(
                span,
                span,
                id,
                Qualified(id),
                ClassName,
                given,
                typeText,
                modifiers,
                annotations,
                new Block(new Span(span.End, span.End), [])
            );
        }
        var chained = Tree.Child(node, "constructor_initializer");
        var gives = typeText is not (null or "void");
        return AddFunction(node, code, id, given, typeText, modifiers, annotations, () => With(chained, Code(code, typeNode, gives)));
    }

    /// <summary><c>: this(…)</c> and <c>: base(…)</c> come first.</summary>
    private Block With(int chained, Block code)
    {
        if (chained == SyntaxTree.None)
        {
            return code;
        }
        var span = Tree.Span(chained);
        var callee = new Name(span, HasToken(chained, "this") ? "this" : "base");
        var call = new Call(span, callee, [.. Arguments(Tree.Child(chained, "argument_list"))]);
        return new Block(code.Span, [new ExpressionStatement(span, call), .. code.Statements]);
    }

    private FunctionStatement LocalFunction(int node)
    {
        var outer = members;
        members = null;
        var local = Method(node, Word(Tree.Field(node, name)), Tree.Field(node, type));
        members = outer;
        return new FunctionStatement(Tree.Span(node), local);
    }

    /// <summary>A block, or the expression behind <c>=&gt;</c>.</summary>
    private Block Code(int node, int typeNode, bool gives)
    {
        var outer = (returnTypeNode, subjects);
        (returnTypeNode, subjects) = (Awaited(typeNode), 0);
        Block result;
        if (Tree.Kind(node) == "arrow_expression_clause")
        {
            var inner = Operand(node);
            var span = Tree.Span(node);
            var given = inner == SyntaxTree.None ? Expression(inner) : ValueFor(inner, returnTypeNode, null);
            result = new Block(
                span,
                [gives && given is not Unary { Operator: UnaryOperator.Throw } ? new Return(span, given) : Executed(span, given)]
            );
        }
        else
        {
            result = Statements(node);
        }
        (returnTypeNode, subjects) = outer;
        return result;
    }

    /// <summary><c>T</c> of <c>Task&lt;T&gt;</c>.</summary>
    private int Awaited(int typeNode)
    {
        if (!Is(isGeneric, typeNode) || Word(typeNode) is not ("Task" or "ValueTask"))
        {
            return typeNode;
        }
        var list = Tree.Child(typeNode, "type_argument_list");
        return list == SyntaxTree.None ? SyntaxTree.None : Tree.FirstNamed(list);
    }

    private List<Parameter> Parameters(int list)
    {
        List<Parameter> result = [];
        if (list == SyntaxTree.None)
        {
            return result;
        }
        if (!Tree.HasChildren(list))
        {
            result.Add(new Parameter(Tree.Span(list), Word(list), null, null, []));
            return result;
        }
        List<Annotation> loose = [];
        var variadicType = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(list))
        {
            if (Is(isParameter, child))
            {
                result.Add(OneParameter(child));
            }
            else if (Tree.Kind(child) == "attribute_list")
            {
                Attributes(child, loose);
            }
            else if (Tree[child].Field == type)
            {
                variadicType = child;
            }
            else if (Tree[child].Field == name)
            {
                // params: the grammar has no node around its parts.
                result.Add(new Parameter(Tree.Span(child), Word(child), TypeText(variadicType), null, loose, Variadic: true));
                loose = [];
            }
        }
        return result;
    }

    private Parameter OneParameter(int node)
    {
        var (modifiers, annotations) = Marks(node);
        var at = Tree.Field(node, name);
        var typeNode = Tree.Field(node, type);
        var fallback = SyntaxTree.None;
        if (Tree.Child(node, "=") is var sign && sign != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(node))
            {
                fallback = child > sign ? child : fallback;
            }
        }
        return new Parameter(Tree.Span(node), Word(at), TypeText(typeNode), Optional(fallback), annotations, modifiers.Contains("params"));
    }
}
