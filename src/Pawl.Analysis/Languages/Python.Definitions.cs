using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Functions, classes, their parameters, decorators and types.</content>
internal sealed partial class Python
{
    // Wrappers of a type that say nothing about the value's own type.
    private static readonly string[] Wrappers =
    [
        "Optional",
        "Annotated",
        "Final",
        "ClassVar",
        "Required",
        "NotRequired",
        "InitVar",
        "ReadOnly",
    ];

    private static readonly string[] RouteTypes = ["int", "float", "uuid"];

    private void OnDefinitions()
    {
        OnStatement(n => FunctionDefinition(n, []), "function_definition");
        OnStatement(n => ClassDefinition(n, []), "class_definition");
        OnStatement(Decorated, "decorated_definition");
    }

    private Statement? Decorated(int node)
    {
        List<Annotation> annotations = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (KindOf(child) is Kind.Decorator)
            {
                annotations.Add(Annotate(Tree.FirstNamed(child), Tree.Span(child)));
            }
        }
        var defined = Tree.Field(node, definition);
        return KindOf(defined) switch
        {
            Kind.FunctionDefinition => FunctionDefinition(defined, annotations),
            Kind.ClassDefinition => ClassDefinition(defined, annotations),
            _ => Body(node),
        };
    }

    private Annotation Annotate(int node, Span span)
    {
        if (KindOf(node) is Kind.Call)
        {
            return new Annotation(span, Compact(Tree.Field(node, function)), Arguments(Tree.Field(node, arguments)));
        }
        return new Annotation(span, node == SyntaxTree.None ? "" : Compact(node), []);
    }

    private FunctionStatement FunctionDefinition(int node, IReadOnlyList<Annotation> annotations)
    {
        var id = Id(Tree.Field(node, name));
        var bodyNode = Tree.Field(node, body);
        List<string> modifiers = Tree.Child(node, "async") != SyntaxTree.None ? ["async"] : [];
        var made = AddFunction(
            node,
            bodyNode,
            id == "__init__" && ClassName is not null ? "<init>" : id,
            Converted(Parameters(Tree.Field(node, parameters)), annotations),
            TypeText(Tree.Field(node, returnType)),
            modifiers,
            annotations,
            () => AsBlock(bodyNode)
        );
        return new FunctionStatement(Tree.Span(node), made);
    }

    // `@app.route("/users/<int:id>")` says the type of a parameter that has none of its own.
    private static List<Parameter> Converted(List<Parameter> list, IReadOnlyList<Annotation> annotations)
    {
        foreach (var route in annotations.SelectMany(a => a.Arguments).Select(a => a.Value).OfType<Literal>())
        {
            for (var i = 0; i < list.Count && route.Text.Contains('<', StringComparison.Ordinal); i++)
            {
                if (list[i].Type is null && RouteTypes.Any(type => route.Text.Contains($"<{type}:{list[i].Id}>", StringComparison.Ordinal)))
                {
                    list[i] = list[i] with { Type = "int" };
                }
            }
        }
        return list;
    }

    private Form.Lambda Lambda(int node, string id)
    {
        var bodyNode = Tree.Field(node, body);
        var made = AddFunction(
            node,
            bodyNode,
            id,
            Parameters(Tree.Field(node, parameters)),
            null,
            [],
            [],
            () =>
            {
                var result = Expression(bodyNode);
                return new Block(result.Span, [new Return(result.Span, result)]);
            }
        );
        return new Form.Lambda(Tree.Span(node), made);
    }

    private List<Parameter> Parameters(int node)
    {
        if (node == SyntaxTree.None)
        {
            return [];
        }
        List<Parameter> list = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree.Kind(child) is "keyword_separator" or "positional_separator")
            {
                continue;
            }
            var typed = Tree.Field(child, type);
            var named =
                Tree.Field(child, name) is var field and not SyntaxTree.None ? field
                : typed != SyntaxTree.None ? Tree.FirstNamed(child)
                : child;
            var variadic = KindOf(named) is Kind.ListSplat or Kind.DictionarySplat;
            named = variadic ? Tree.FirstNamed(named) : named;
            list.Add(
                new Parameter(
                    Tree.Span(child),
                    named == SyntaxTree.None ? "" : Compact(named),
                    TypeText(typed),
                    Optional(Tree.Field(child, value)),
                    Metadata(typed),
                    variadic
                )
            );
        }
        return list;
    }

    private Statement ClassDefinition(int node, IReadOnlyList<Annotation> annotations)
    {
        var id = Id(Tree.Field(node, name));
        List<string> bases = [];
        var baseNode = Tree.Field(node, superclasses);
        if (baseNode != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(baseNode))
            {
                if (KindOf(child) is not (Kind.KeywordArgument or Kind.DictionarySplat or Kind.ListSplat))
                {
                    bases.Add(WithoutArguments(Compact(child)));
                }
            }
        }
        var (span, place) = (Tree.Span(node), Classes.Count);
        List<Statement> rest = [];
        var made = Inside(
            id,
            isClass: true,
            () => ClassBody(Tree.Field(node, body), new Class(span, id, bases, [], annotations, [], []), rest)
        );
        Classes.Insert(place, made);
        var statement = new ClassStatement(span, made);
        return rest.Count == 0 ? statement : new Block(span, [statement, .. rest]);
    }

    /// <param name="rest">Takes what is neither field nor method; it runs once, where the class stands.</param>
    private Class ClassBody(int bodyNode, Class made, List<Statement> rest)
    {
        List<Declaration> fields = [];
        List<Function> methods = [];
        if (bodyNode != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(bodyNode))
            {
                if (KindOf(child) is Kind.ExpressionStatement && KindOf(Tree.FirstNamed(child)) is Kind.Assignment)
                {
                    fields.Add(Declare(Tree.FirstNamed(child)));
                }
                else if (Statement(child) is { } statement)
                {
                    Gather(statement, fields, methods, rest);
                }
            }
        }
        return made with { Fields = fields, Methods = methods };
    }

    // Methods and fields under an `if` of the class's body are its methods and fields too.
    private static void Gather(Statement statement, List<Declaration> fields, List<Function> methods, List<Statement> rest)
    {
        switch (statement)
        {
            case FunctionStatement f:
                methods.Add(f.Function);
                break;
            case Declaration d:
                fields.Add(d);
                break;
            case ExpressionStatement { Expression: Assignment { Operator: null } a } s:
                fields.Add(new Declaration(s.Span, a.Target, null, a.Value, []));
                break;
            case Block b:
                GatherAll(b.Statements, fields, methods, rest);
                break;
            case If i:
                Gather(i.Then, fields, methods, rest);
                if (i.Otherwise is not null)
                {
                    Gather(i.Otherwise, fields, methods, rest);
                }
                break;
            case Try t:
                GatherAll(t.Body.Statements, fields, methods, rest);
                foreach (var clause in t.Catches)
                {
                    GatherAll(clause.Body.Statements, fields, methods, rest);
                }
                break;
            default:
                rest.Add(statement);
                break;
        }
    }

    private static void GatherAll(
        IReadOnlyList<Statement> statements,
        List<Declaration> fields,
        List<Function> methods,
        List<Statement> rest
    )
    {
        foreach (var statement in statements)
        {
            Gather(statement, fields, methods, rest);
        }
    }

    /// <summary>A type as written, without what only wraps it: <c>Optional[T]</c>, <c>T | None</c>, <c>Annotated[T, x]</c> and <c>"T"</c> are <c>T</c>.</summary>
    private string? TypeText(int node)
    {
        if (node == SyntaxTree.None)
        {
            return null;
        }
        var text = Compact(node);
        for (var layer = 0; layer < 4; layer++)
        {
            var inner = Unwrapped(text.Trim('"', '\''));
            if (inner == text)
            {
                break;
            }
            text = inner;
        }
        return text;
    }

    private static string Unwrapped(string text)
    {
        if (text.EndsWith("|None", StringComparison.Ordinal) && Comma(text, 0, '|') == text.Length - 5)
        {
            return text[..^5];
        }
        if (text.StartsWith("None|", StringComparison.Ordinal))
        {
            return text[5..];
        }
        var open = text.IndexOf('[', StringComparison.Ordinal);
        if (open < 0 || text[^1] != ']')
        {
            return text;
        }
        var head = text[..open];
        var last = head[(head.LastIndexOf('.') + 1)..];
        if (Array.IndexOf(Wrappers, last) >= 0)
        {
            return text[(open + 1)..Comma(text, open + 1, ',')];
        }
        if (last == "Union" && Comma(text, open + 1, ',') is var comma && text.AsSpan(comma).Equals(",None]", StringComparison.Ordinal))
        {
            return text[(open + 1)..comma];
        }
        return text;
    }

    /// <summary>Where the first part ends: at the separator outside brackets, or at the bracket that closes the list, or at the end.</summary>
    private static int Comma(string text, int from, char separator)
    {
        var nesting = 0;
        for (var i = from; i < text.Length; i++)
        {
            if (nesting == 0 && (text[i] == separator || text[i] is ']' or ')'))
            {
                return i;
            }
            nesting +=
                text[i] is '[' or '(' ? 1
                : text[i] is ']' or ')' ? -1
                : 0;
        }
        return text.Length;
    }

    private static string WithoutArguments(string type) =>
        type.IndexOf('[', StringComparison.Ordinal) is var open and > 0 ? type[..open] : type;

    /// <summary>What stands behind the type in <c>Annotated[T, Query(...)]</c>, as annotations of the parameter.</summary>
    private List<Annotation> Metadata(int typed)
    {
        var wrapper = typed == SyntaxTree.None ? SyntaxTree.None : Tree.FirstNamed(typed);
        if (
            wrapper == SyntaxTree.None
            || !Tree.HasChildren(wrapper)
            || !WithoutArguments(Compact(wrapper)).EndsWith("Annotated", StringComparison.Ordinal)
        )
        {
            return [];
        }
        List<Annotation> list = [];
        var parts = Tree.Child(wrapper, "type_parameter") is var inner and not SyntaxTree.None ? inner : wrapper;
        var skip = parts == wrapper ? 2 : 1;
        foreach (var child in Tree.NamedChildren(parts))
        {
            if (skip-- <= 0)
            {
                list.Add(Annotate(Tree.Kind(child) == "type" ? Tree.FirstNamed(child) : child, Tree.Span(child)));
            }
        }
        return list;
    }
}
