using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Expressions.</content>
internal sealed partial class Cpp
{
    private void OnObjects()
    {
        OnExpression(n => Expression(Tree.FirstNamed(n)), "subscript_argument_list", "dependent_name", "user_defined_literal");
        OnExpression(n => Expression(Tree.Field(n, name)), "template_function", "template_method");
        OnExpression(n => new Name(Tree.Span(n), "this"), "this");
        OnExpression(n => new Name(Tree.Span(n), IdOf(n)), "namespace_identifier", "operator_name", "destructor_name");
        OnExpression(QualifiedOf, "qualified_identifier");
        OnExpression(New, "new_expression");
        OnExpression(Delete, "delete_expression");
        OnExpression(LambdaOf, "lambda_expression");
        OnExpression(Construct, "compound_literal_expression");
        OnExpression(n => Expression(Tree.Field(n, pattern)), "parameter_pack_expansion");
        OnExpression(n => new Unary(Tree.Span(n), UnaryOperator.Await, Expression(Tree.Field(n, argument))), "co_await_expression");
        OnExpression(Raw, "raw_string_literal");
    }

    /// <summary><c>a::b::c</c>; C's own names stand alone.</summary>
    private Expression QualifiedOf(int node)
    {
        var (before, last) = Scopes(node);
        if (last == SyntaxTree.None)
        {
            return new Unknown(Tree.Span(node), []);
        }
        var id = IdOf(last);
        var span = Tree.Span(node);
        if (before.Count == 0 || before is ["std"] && CppLibrary.IsOfC(id))
        {
            return new Name(span, id);
        }
        Expression made = new Name(span, before[0]);
        foreach (var part in before.Skip(1))
        {
            made = new Member(span, made, part);
        }
        return new Member(span, made, id);
    }

    private protected override Expression FieldOf(int node)
    {
        var target = Expression(Tree.Field(node, argument));
        var member = Tree.Field(node, field);
        var op = Tree.Field(node, @operator);
        var through = op != SyntaxTree.None && Tree.Utf8(op).StartsWith("->"u8);
        return new Member(Tree.Span(node), target, member == SyntaxTree.None ? "" : IdOf(member), through);
    }

    private protected override Expression CallOf(int node)
    {
        var span = Tree.Span(node);
        var called = Tree.Field(node, function);
        if (called == SyntaxTree.None)
        {
            return base.CallOf(node);
        }
        if (Tree.Kind(called) is "primitive_type" or "sized_type_specifier")
        {
            var given = ArgumentsIn(Tree.Field(node, arguments));
            var only = given.Count > 0 ? given[0].Value : new Literal(span, LiteralKind.Integer, "0");
            return new Cast(span, Compact(called), only);
        }
        if (At(called) != Node.Template)
        {
            return WithAddresses(Forwarded(base.CallOf(node)));
        }
        var id = IdOf(called);
        if (id.EndsWith("_cast", StringComparison.Ordinal) && Tree.Field(called, arguments) is var types && types != SyntaxTree.None)
        {
            var given = ArgumentsIn(Tree.Field(node, arguments));
            var to = Tree.FirstNamed(types);
            if (given.Count == 1 && to != SyntaxTree.None)
            {
                return new Cast(span, Described(to), given[0].Value);
            }
        }
        return WithAddresses(Forwarded(base.CallOf(node)));
    }

    /// <summary><c>std::forward&lt;T&gt;(x)</c> and the like are <c>x</c>.</summary>
    private static Expression Forwarded(Expression called) =>
        called is Call { Callee: Member { Id: "forward" or "as_const", Target: Name { Id: "std" } }, Arguments: [var only] }
            ? only.Value
            : called;

    private protected override Expression BinaryOf(int node) => StreamOf(node, isStatement: false) ?? base.BinaryOf(node);

    /// <summary>
    /// <c>out &lt;&lt; a &lt;&lt; b</c> is one call of <c>out.operator&lt;&lt;</c> with all of them; so is <c>in &gt;&gt; a &gt;&gt; b</c>. Elsewhere the operators shift numbers.
    /// </summary>
    private Call? StreamOf(int node, bool isStatement)
    {
        var op = Tree.Field(node, @operator);
        if (op == SyntaxTree.None || Tree.Kind(op) is not ("<<" or ">>"))
        {
            return null;
        }
        var word = Tree.Kind(op);
        List<int> operands = [];
        var at = node;
        while (At(at) == Node.Binary && Tree.Field(at, @operator) is var own && own != SyntaxTree.None && Tree.Kind(own) == word)
        {
            operands.Add(Tree.Field(at, right));
            at = Tree.Field(at, left);
        }
        if (at == SyntaxTree.None || !isStatement && !streams.Contains(LastWord(at)))
        {
            return null;
        }
        var first = Expression(at);
        operands.Reverse();
        List<Argument> list = [];
        foreach (var operand in operands)
        {
            list.Add(new Argument(Expression(operand)));
        }
        return new Call(Tree.Span(node), new Member(Tree.Span(at), first, "operator" + word), [.. list]);
    }

    private string LastWord(int node) =>
        At(node) is Node.Identifier or Node.Qualified ? IdOf(node)
        : Tree.Kind(node) == "field_expression" && Tree.Field(node, field) is var member && member != SyntaxTree.None ? IdOf(member)
        : "";

    /// <summary><c>new T(a)</c> gives a pointer to as much memory as a T takes; the object itself is made among the arguments.</summary>
    private Cast New(int node)
    {
        var span = Tree.Span(node);
        var kind = Tree.Field(node, type);
        var written = kind == SyntaxTree.None ? "" : TypeText(kind);
        var dimensions = Tree.Field(node, declarator);
        Expression size = new Unary(span, UnaryOperator.SizeOf, new Name(span, written));
        var isOfPointers = dimensions == SyntaxTree.None && IsArrayOfPointers(Tree.Span(node).End);
        var isArray = dimensions != SyntaxTree.None || isOfPointers;
        (written, size) = isOfPointers ? (written + " *", new Unknown(span, [])) : (written, size);
        for (var steps = 0; dimensions != SyntaxTree.None && steps < MostParts; steps++)
        {
            var count = Tree.Field(dimensions, length);
            size = count == SyntaxTree.None ? size : new Binary(span, Operator.Multiply, Expression(count), size);
            dimensions = Tree.Child(dimensions, "new_declarator");
        }
        List<Argument> list = [new Argument(size)];
        var given = ArgumentsIn(Tree.Field(node, arguments));
        if (!isArray && (given.Count > 0 || !IsPlain(written)))
        {
            list.Add(IsPlain(written) ? given[0] : new Argument(Made(span, written, given)));
        }
        if (Tree.Field(node, placement) is var where && where != SyntaxTree.None)
        {
            list.AddRange(ArgumentsIn(where));
            // In memory that is there already, unless it says only how it fails.
            var isPlaced = list[^1].Value is not Member { Id: "nothrow" } and not Name { Id: "nothrow" };
            return new Cast(
                span,
                written + " *",
                new Call(
                    span,
                    new Name(
                        span,
                        isPlaced ? "placement new"
                            : isArray ? "operator new[]"
                            : "operator new"
                    ),
                    [.. list]
                )
            );
        }
        return new Cast(span, written + " *", new Call(span, new Name(span, isArray ? "operator new[]" : "operator new"), [.. list]));
    }

    /// <summary>The grammar reads <c>new T*[n]</c> as <c>new T</c> and an error.</summary>
    private bool IsArrayOfPointers(int end)
    {
        var rest = Tree.Bytes[end..].TrimStart(" \t"u8);
        return rest.StartsWith("*"u8) && rest.TrimStart(" \t*"u8).StartsWith("["u8);
    }

    private Call Delete(int node)
    {
        var span = Tree.Span(node);
        var isArray = Tree.Child(node, "[") != SyntaxTree.None;
        return new Call(
            span,
            new Name(span, isArray ? "operator delete[]" : "operator delete"),
            [new Argument(Expression(Tree.FirstNamed(node)))]
        );
    }

    /// <summary><c>T{a, b}</c></summary>
    private Expression Construct(int node)
    {
        var kind = Tree.Field(node, type);
        var given = Tree.Field(node, value);
        var written =
            kind == SyntaxTree.None ? ""
            : Tree.Kind(kind) == "type_descriptor" ? Described(kind)
            : TypeText(kind);
        if (given == SyntaxTree.None || Tree.Child(given, "initializer_pair") != SyntaxTree.None)
        {
            return new Cast(Tree.Span(node), written, Expression(given));
        }
        var arguments = ArgumentsIn(given);
        return !IsPlain(written) ? Made(Tree.Span(node), written, arguments)
            : arguments.Count == 1 ? new Cast(Tree.Span(node), written, arguments[0].Value)
            : new Cast(Tree.Span(node), written, Initializer(given));
    }

    private Lambda LambdaOf(int node)
    {
        var head = Tree.Field(node, declarator);
        var block = Tree.Field(node, body);
        List<Statement> captured = [];
        if (Tree.Field(node, captures) is var list && list != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(list))
            {
                if (Tree.Kind(child) == "lambda_capture_initializer")
                {
                    var own = Tree.Field(child, left);
                    captured.Add(
                        new Declaration(
                            Tree.Span(child),
                            new Name(Tree.Span(own), Tree.Text(own)),
                            null,
                            Expression(Tree.Field(child, right)),
                            []
                        )
                    );
                }
            }
        }
        functionDepth++;
        var made = AddFunction(
            node,
            block,
            "<lambda>",
            head == SyntaxTree.None ? [] : Parameters(Tree.Field(head, parameters), node),
            Returned(head),
            [],
            [],
            () =>
            {
                var inner = block == SyntaxTree.None ? new Block(Tree.Span(node), []) : AsBlock(block);
                return captured.Count == 0 ? inner : new Block(inner.Span, [.. captured, .. inner.Statements]);
            }
        );
        functionDepth--;
        return new Lambda(Tree.Span(node), made);
    }

    private Literal Raw(int node)
    {
        var text = Tree.Text(Tree.Span(node));
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var close = text.LastIndexOf(')');
        return new Literal(Tree.Span(node), LiteralKind.String, open > 0 && close > open ? text[(open + 1)..close] : "");
    }
}
