using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Expressions.</content>
internal sealed partial class Java
{
    // a.b().c().d()... is as long as people make it; deeper than this, only what is evaluated is kept.
    private const int ChainLimit = 1000;
    private const int LongestConstant = 4096;
    private int chained;
    private string? lambdaName;

    private void OnExpressions()
    {
        OnExpression(n => new Name(Tree.Span(n), Tree.Text(n)), "identifier", "this", "super", "type_identifier", "underscore_pattern");
        OnExpression(
            TypeName,
            "scoped_type_identifier",
            "generic_type",
            "array_type",
            "integral_type",
            "floating_point_type",
            "boolean_type",
            "void_type"
        );
        OnExpression(n => new Name(Tree.Span(n), Compact(n)), "scoped_identifier");
        OnExpression(n => Expression(Tree.FirstNamed(n)), "parenthesized_expression");
        OnExpression(Postfix, "method_invocation", "field_access", "array_access");
        OnExpression(Created, "object_creation_expression");
        OnExpression(CreatedArray, "array_creation_expression");
        OnExpression(List, "array_initializer", "element_value_array_initializer");
        OnExpression(Assigned, "assignment_expression");
        OnExpression(n => LeftChain(n, left, right, at => Is(isBinary, at), Join), "binary_expression");
        OnExpression(InstanceOf, "instanceof_expression");
        OnExpression(LambdaOf, "lambda_expression");
        OnExpression(
            n => new Conditional(Tree.Span(n), Test(n), Expression(Tree.Field(n, consequence)), Expression(Tree.Field(n, alternative))),
            "ternary_expression"
        );
        OnExpression(UnaryOf, "unary_expression");
        OnExpression(Updated, "update_expression");
        OnExpression(n => new Cast(Tree.Span(n), TypeText(Tree.Field(n, type)) ?? "", Expression(Tree.Field(n, value))), "cast_expression");
        OnExpression(SwitchValue, "switch_expression");
        OnExpression(n => new Member(Tree.Span(n), TypeName(Tree.FirstNamed(n)), "class"), "class_literal");
        OnExpression(MethodReference, "method_reference");
        OnExpression(AnnotationValue, "annotation", "marker_annotation");
    }

    private int Receiver(int node) => Tree.Field(node, Tree.Kind(node) == "array_access" ? array : @object);

    private Expression Postfix(int node)
    {
        var at = node;
        var receiver = Receiver(at);
        if (!Is(isPostfix, receiver))
        {
            return Link(at, Optional(receiver));
        }
        var stack = new Stack<int>();
        while (Is(isPostfix, receiver))
        {
            stack.Push(at);
            at = receiver;
            receiver = Receiver(at);
        }
        var outer = chained;
        var result = Link(at, Optional(receiver));
        while (stack.TryPop(out var current))
        {
            result = ++chained > ChainLimit ? Evaluated(current, result) : Link(current, result);
        }
        chained = outer;
        return result;
    }

    // Keeps the nesting flat: the earlier links' arguments and this one's, side by side.
    private Unknown Evaluated(int node, Expression before)
    {
        List<Expression> parts = before is Unknown { Children: List<Expression> list } ? list : [before];
        foreach (var argument in Arguments(Tree.Field(node, arguments)))
        {
            parts.Add(argument.Value);
        }
        return new Unknown(Tree.Span(node), parts);
    }

    private Expression Link(int node, Expression? receiver)
    {
        var span = Tree.Span(node);
        if (Tree.Kind(node) == "array_access")
        {
            return new Form.Index(span, receiver ?? new Unknown(span, []), Optional(Tree.Field(node, index)));
        }
        var isCall = Tree.Kind(node) == "method_invocation";
        var nameNode = Tree.Field(node, isCall ? name : field);
        var id = nameNode == SyntaxTree.None ? "" : Tree.Text(nameNode);
        if (receiver is not null && Qualifier(node) is var super && super != SyntaxTree.None)
        {
            receiver = new Name(Tree.Span(super), "super");
        }
        var end = nameNode == SyntaxTree.None ? span.End : Tree.Span(nameNode).End;
        if (!isCall)
        {
            return id == "this" ? new Name(span, id) : new Member(span, receiver ?? new Unknown(span, []), id);
        }
        Expression callee = receiver is null
            ? new Name(nameNode == SyntaxTree.None ? span : Tree.Span(nameNode), id)
            : new Member(new Span(span.Start, end), receiver, id);
        return new Call(span, callee, [.. Arguments(Tree.Field(node, arguments))]);
    }

    // Outer.super.method()
    private int Qualifier(int node)
    {
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree[child].Field == 0 && Tree.Kind(child) == "super")
            {
                return child;
            }
        }
        return SyntaxTree.None;
    }

    private List<Argument> Arguments(int node)
    {
        List<Argument> list = [];
        if (node == SyntaxTree.None)
        {
            return list;
        }
        foreach (var child in Tree.NamedChildren(node))
        {
            list.Add(new Argument(Expression(child)));
        }
        return list;
    }

    private Call Created(int node)
    {
        var typeNode = Tree.Field(node, type);
        var given = Arguments(Tree.Field(node, arguments));
        var callee = typeNode == SyntaxTree.None ? new Unknown(Tree.Span(node), []) : TypeName(typeNode);
        var first = Tree.FirstNamed(node);
        if (
            first != SyntaxTree.None
            && Tree[first].Field == 0
            && callee is Name inner
            && Tree.Kind(first) is not ("class_body" or "annotation" or "marker_annotation")
        )
        {
            callee = new Member(inner.Span, Expression(first), inner.Id);
        }
        var classBody = Tree.Child(node, "class_body");
        if (classBody != SyntaxTree.None && typeNode != SyntaxTree.None)
        {
            var written = TypeNameText(typeNode);
            AddMethods(AddClass(node, classBody, $"<{written}>", [written], SyntaxTree.None), given);
        }
        return new Call(Tree.Span(node), callee, [.. given], isNew: true);
    }

    private Expression CreatedArray(int node)
    {
        var values = Tree.Field(node, value);
        if (values != SyntaxTree.None)
        {
            return List(values);
        }
        List<Argument> sizes = [];
        var suffix = "";
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree.Kind(child) == "dimensions_expr")
            {
                sizes.Add(new Argument(Expression(Tree.FirstNamed(child))));
                suffix = "[]";
            }
        }
        var typeNode = Tree.Field(node, type);
        var element = typeNode == SyntaxTree.None ? "" : TypeNameText(typeNode);
        var span = Tree.Span(node);
        return new Call(
            span,
            new Name(typeNode == SyntaxTree.None ? span : Tree.Span(typeNode), element + suffix),
            [.. sizes],
            isNew: true
        );
    }

    private Collection List(int node)
    {
        List<Entry> entries = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            entries.Add(new Entry(null, Expression(child)));
        }
        return new Collection(Tree.Span(node), CollectionKind.List, [.. entries]);
    }

    private Assignment Assigned(int node)
    {
        var leftNode = Tree.Field(node, left);
        var rightNode = Tree.Field(node, right);
        var to = Expression(leftNode);
        var op = OperatorOf(node, assignment: true);
        var named = to is Name or Member && rightNode != SyntaxTree.None;
        var given = named ? NamedValue(rightNode, to is Name simple ? simple.Id : ((Member)to).Id) : Expression(rightNode);
        return new Assignment(Tree.Span(node), to, op, given);
    }

    private Operator? OperatorOf(int node, bool assignment)
    {
        var at = Tree.Field(node, @operator);
        var text = at == SyntaxTree.None ? "" : Tree.Kind(at);
        return !assignment ? Operators.Of(text)
            : text is "" or "=" ? null
            : Operators.Of(text.AsSpan(0, text.Length - 1));
    }

    private Expression Join(int node, Expression before, Expression after)
    {
        var op = OperatorOf(node, assignment: false) ?? Operator.Other;
        var span = new Span(before.Span.Start, Math.Max(before.Span.End, Tree.Span(node).End));
        return Operators.Joined(span, op, before, after, LongestConstant);
    }

    private Lambda LambdaOf(int node)
    {
        var id = lambdaName ?? "<lambda>";
        lambdaName = null;
        var outer = (mode, target);
        (mode, target) = (Yield.Nowhere, null);
        var given = Parameters(Tree.Field(node, parameters));
        var bodyNode = Tree.Field(node, body);
        var function = AddFunction(node, bodyNode, id, given, null, [], [], () => LambdaBody(bodyNode));
        (mode, target) = outer;
        return new Lambda(Tree.Span(node), function);
    }

    private Block LambdaBody(int node)
    {
        if (node == SyntaxTree.None || Tree.Kind(node) == "block")
        {
            return AsBlock(node);
        }
        Statement one = Is(isSwitch, node) ? SwitchInto(node, Yield.Return, null) : new Return(Tree.Span(node), Expression(node));
        return new Block(Tree.Span(node), [one]);
    }

    private Expression UnaryOf(int node)
    {
        var inner = Expression(Tree.Field(node, operand));
        var at = Tree.Field(node, @operator);
        switch (at == SyntaxTree.None ? "" : Tree.Kind(at))
        {
            case "!":
                return new Unary(Tree.Span(node), UnaryOperator.Not, inner);
            case "~":
                return new Unary(Tree.Span(node), UnaryOperator.BitNot, inner);
            case "-" when inner is Literal { Kind: LiteralKind.Integer or LiteralKind.Float } number:
                return new Literal(Tree.Span(node), number.Kind, "-" + number.Text);
            case "-":
                return new Unary(Tree.Span(node), UnaryOperator.Negate, inner);
            default:
                return inner;
        }
    }

    private Unary Updated(int node)
    {
        var op = UnaryOperator.Increment;
        foreach (var child in Tree.Children(node))
        {
            op = Tree.Kind(child) == "--" ? UnaryOperator.Decrement : op;
        }
        return new Unary(Tree.Span(node), op, Expression(Tree.FirstNamed(node)));
    }

    private Member MethodReference(int node)
    {
        var (first, last) = (SyntaxTree.None, SyntaxTree.None);
        foreach (var child in Tree.Children(node))
        {
            first = first == SyntaxTree.None ? child : first;
            last = child;
        }
        return new Member(Tree.Span(node), Expression(first), last == SyntaxTree.None ? "" : Tree.Text(last));
    }

    private Call AnnotationValue(int node)
    {
        var written = AnnotationOf(node);
        return new Call(written.Span, new Name(written.Span, written.Id), [.. written.Arguments], isNew: true);
    }
}
