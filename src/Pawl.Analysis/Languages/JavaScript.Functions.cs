using System.Buffers;
using System.Globalization;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Functions, methods, lambdas and their parameters.</content>
internal sealed partial class JavaScript
{
    private static readonly Annotation[] NoAnnotations = [];

    // Events that tell what happened to a connection, not what came over it.
    private static readonly HashSet<string> NoData = new(
        [
            "error",
            "close",
            "end",
            "finish",
            "drain",
            "timeout",
            "open",
            "listening",
            "exit",
            "abort",
            "aborted",
            "connect",
            "connection",
            "connect_error",
            "disconnect",
            "disconnecting",
            "reconnect",
            "secureConnect",
            "ready",
            "lookup",
            "pause",
            "resume",
            "ping",
            "pong",
        ],
        StringComparer.Ordinal
    );
    private static readonly SearchValues<byte> NotInNames = SearchValues.Create("()[]{} \n\r\t`'\"?"u8);

    // The call that the next lambda is an argument of, and the event that it names.
    private int callNode = SyntaxTree.None;
    private Literal? eventWord;
    private int functionDepth;

    private void OnDeclarations()
    {
        State(FunctionDeclared, "function_declaration", "generator_function_declaration");
        State(ClassDeclared, "class_declaration", "abstract_class_declaration");
        State(InterfaceDeclared, "interface_declaration");
        State(EnumDeclared, "enum_declaration");
        State(Ambient, "ambient_declaration");
        State(Namespace, "internal_module", "module");
        Express(FunctionValue, "arrow_function", "function_expression", "generator_function");
        Express(ClassValue, "class");
        Express(ObjectTarget, "object_pattern");
        Express(ListTarget, "array_pattern");
        // The default of a pattern inside an expression is passed over.
        Express(n => Expression(Tree.Field(n, left)), "assignment_pattern", "object_assignment_pattern");
    }

    private FunctionStatement FunctionDeclared(int node)
    {
        var named = Tree.Field(node, name);
        return new FunctionStatement(
            Tree.Span(node),
            NewFunction(node, named == SyntaxTree.None ? "default" : Tree.Text(named), ModifiersOf(node), NoAnnotations)
        );
    }

    /// <summary>A lambda that listens to an event with data carries what it listens to as an annotation: <c>socket.on:message</c>.</summary>
    private Lambda FunctionValue(int node)
    {
        var named = Tree.Field(node, name);
        var id = nameHint ?? (named == SyntaxTree.None ? "<lambda>" : Tree.Text(named));
        var annotations = callNode == SyntaxTree.None ? NoAnnotations : Registered();
        (nameHint, callNode, eventWord) = (null, SyntaxTree.None, null);
        return new Lambda(Tree.Span(node), NewFunction(node, id, ModifiersOf(node), annotations));
    }

    private Annotation[] Registered()
    {
        var called = Tree.Utf8(callNode);
        if (eventWord is null || NoData.Contains(eventWord.Text) || called.Length > 60 || called.IndexOfAny(NotInNames) >= 0)
        {
            return NoAnnotations;
        }
        return [new Annotation(Tree.Span(callNode), Tree.Text(callNode) + ":" + eventWord.Text, [])];
    }

    private Function NewFunction(int node, string id, IReadOnlyList<string> modifiers, IReadOnlyList<Annotation> annotations)
    {
        var outer = (temporaries, functionDepth, nameHint, callNode, eventWord);
        (temporaries, functionDepth, nameHint, callNode, eventWord) = (0, functionDepth + 1, null, SyntaxTree.None, null);
        List<Statement> prologue = [];
        List<Parameter> given = [];
        var single = Tree.Field(node, parameter);
        if (single != SyntaxTree.None)
        {
            given.Add(new Parameter(Tree.Span(single), Tree.Text(single), null, null, []));
        }
        var list = Tree.Field(node, parameters);
        if (list != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(list))
            {
                AddParameter(child, given, prologue);
            }
        }
        var bodyNode = Tree.Field(node, body);
        var written = TypeText(Tree.Field(node, returnType));
        var made = AddFunction(node, bodyNode, id, given, written, modifiers, annotations, () => BodyOf(bodyNode, prologue));
        (temporaries, functionDepth, nameHint, callNode, eventWord) = outer;
        return made;
    }

    private Block BodyOf(int node, List<Statement> prologue)
    {
        if (node == SyntaxTree.None)
        {
            return new Block(default, [.. prologue]);
        }
        if (!Is(isBlock, node))
        {
            prologue.Add(new Return(Tree.Span(node), Expression(node)));
            return new Block(Tree.Span(node), [.. prologue]);
        }
        if (prologue.Count == 0)
        {
            return AsBlock(node);
        }
        prologue.AddRange(AsBlock(node).Statements);
        return new Block(Tree.Span(node), [.. prologue]);
    }

    private void AddParameter(int node, List<Parameter> list, List<Statement> prologue)
    {
        var (target, start, written) = (node, SyntaxTree.None, (string?)null);
        List<Annotation>? annotations = null;
        var isField = false;
        switch (Tree.Kind(node))
        {
            case "required_parameter" or "optional_parameter":
                target = Tree.Field(node, pattern);
                start = Tree.Field(node, value);
                written = TypeText(Tree.Field(node, type));
                annotations = Decorators(node);
                isField = Tree.Child(node, "accessibility_modifier") != SyntaxTree.None || Tree.Child(node, "readonly") != SyntaxTree.None;
                break;
            case "assignment_pattern":
                target = Tree.Field(node, left);
                start = Tree.Field(node, right);
                break;
            case "decorator":
                return;
            default:
                break;
        }
        if (target == SyntaxTree.None || Tree.Kind(target) == "this")
        {
            return;
        }
        var isRest = Tree.Kind(target) == "rest_pattern";
        target = isRest ? Tree.FirstNamed(target) : target;
        var isName = Is(isIdentifier, target);
        var id = isName ? Tree.Text(target) : $"<{list.Count.ToString(CultureInfo.InvariantCulture)}>";
        var otherwise = start == SyntaxTree.None ? null : NamedValue(start, id);
        list.Add(new Parameter(Tree.Span(node), id, written, otherwise, annotations ?? [], isRest));
        if (!isName)
        {
            Bind(target, new Name(Tree.Span(node), id), new Binder(prologue, Let, Tree.Span(node)), 0);
        }
        else if (isField)
        {
            var span = Tree.Span(target);
            var field = new Member(span, new Name(span, "this"), id);
            prologue.Add(new ExpressionStatement(span, new Assignment(span, field, null, new Name(span, id))));
        }
    }

    /// <summary>Keywords in front of a function, a method or a field, and what its file or its body says of it.</summary>
    private List<string> ModifiersOf(int node)
    {
        List<string> list = [];
        var exported = IsExported(node);
        if (exported)
        {
            list.Add("export");
        }
        foreach (var child in Tree.Children(node))
        {
            var childKind = Tree.Kind(child);
            switch (childKind)
            {
                case "async" or "static" or "get" or "set" or "readonly" or "declare" or "abstract":
                    list.Add(childKind);
                    break;
                case "*":
                    list.Add("generator");
                    break;
                case "accessibility_modifier" or "override_modifier":
                    list.Add(Tree.Text(child));
                    break;
                default:
                    break;
            }
        }
        var bodyNode = Tree.Field(node, body);
        if (Is(isBlock, bodyNode) && ((usesServer && exported) || HasDirective(bodyNode, "use server"u8)))
        {
            list.Add("use-server");
        }
        return list;
    }

    /// <summary>The decorators among a node's own children.</summary>
    private List<Annotation>? Decorators(int node)
    {
        List<Annotation>? list = null;
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Is(isDecorator, child))
            {
                (list ??= []).Add(DecoratorOf(child));
            }
        }
        return list;
    }

    private Annotation DecoratorOf(int node)
    {
        var inner = Tree.FirstNamed(node);
        if (inner == SyntaxTree.None)
        {
            return new Annotation(Tree.Span(node), "", []);
        }
        if (Tree.Kind(inner) != "call_expression")
        {
            return new Annotation(Tree.Span(node), Tree.Text(inner), []);
        }
        var called = Tree.Field(inner, function);
        return new Annotation(
            Tree.Span(node),
            called == SyntaxTree.None ? "" : Tree.Text(called),
            Arguments(Tree.Field(inner, arguments), SyntaxTree.None)
        );
    }
}
