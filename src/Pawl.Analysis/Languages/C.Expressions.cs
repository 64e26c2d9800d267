using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Expressions.</content>
internal partial class C
{
    private void OnExpressions()
    {
        OnExpression(NameOf, "identifier", "field_identifier", "type_identifier");
        OnExpression(n => Expression(Tree.FirstNamed(n)), "extension_expression", "argument_list");
        OnExpression(Parenthesized, "parenthesized_expression");
        OnExpression(CallOf, "call_expression");
        OnExpression(FieldOf, "field_expression");
        OnExpression(
            n => new Form.Index(Tree.Span(n), Expression(Tree.Field(n, argument)), Optional(Tree.Field(n, index))),
            "subscript_expression"
        );
        OnExpression(BinaryOf, "binary_expression");
        OnExpression(CommaOf, "comma_expression");
        OnExpression(UnaryOf, "unary_expression", "pointer_expression", "update_expression");
        OnExpression(AssignmentOf, "assignment_expression");
        OnExpression(ConditionalOf, "conditional_expression");
        OnExpression(CastOf, "cast_expression", "compound_literal_expression");
        OnExpression(SizeOf, "sizeof_expression");
        OnExpression(
            n => new Unary(Tree.Span(n), UnaryOperator.SizeOf, new Unknown(Tree.Span(n), [])),
            "alignof_expression",
            "offsetof_expression"
        );
        OnExpression(Initializer, "initializer_list");
        OnExpression(n => new Unknown(Tree.Span(n), []), "type_descriptor", "primitive_type", "sized_type_specifier");
        OnExpression(BlockValue, "compound_statement");
        OnExpression(Assembly, "gnu_asm_expression");
    }

    private protected Expression NameOf(int node)
    {
        var id = Tree.Text(node);
        return macros.Expand(id, Tree.Span(node)) ?? new Name(Tree.Span(node), id);
    }

    private Expression Parenthesized(int node) => Expression(Tree.FirstNamed(node));

    private protected virtual Expression CallOf(int node)
    {
        var span = Tree.Span(node);
        var list = ArgumentsIn(Tree.Field(node, arguments));
        var callee = Expression(Tree.Field(node, function));
        while (callee is Unary { Operator: UnaryOperator.Dereference or UnaryOperator.AddressOf } pointer)
        {
            callee = pointer.Operand;
        }
        return callee is Name { Id: var id } && list.Count > 0 && IsTransparent(id, list)
            ? list[0].Value
            : new Call(span, callee, [.. list]);
    }

    private protected List<Argument> ArgumentsIn(int given)
    {
        List<Argument> list = [];
        if (given != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(given))
            {
                list.Add(new Argument(Expression(child)));
            }
        }
        return list;
    }

    /// <summary>Hints to the compiler and marks on constants, which are their argument.</summary>
    private static bool IsTransparent(string function, List<Argument> arguments) =>
        function switch
        {
            "likely" or "unlikely" or "LIKELY" or "UNLIKELY" or "G_LIKELY" or "G_UNLIKELY" => arguments.Count == 1,
            "__builtin_expect" => true,
            "_T" or "TEXT" or "_TEXT" => arguments is [{ Value: Literal }],
            _ => false,
        };

    private protected virtual Expression FieldOf(int node)
    {
        var target = Expression(Tree.Field(node, argument));
        var member = Tree.Field(node, field);
        var through = Tree.Field(node, @operator) is var op && op != SyntaxTree.None && Tree.Utf8(op).SequenceEqual("->"u8);
        return new Member(Tree.Span(node), target, member == SyntaxTree.None ? "" : Tree.Text(member), through);
    }

    private protected virtual Expression BinaryOf(int node) =>
        LeftChain(
            node,
            left,
            right,
            n => At(n) == Node.Binary,
            (n, a, b) => new Binary(Tree.Span(n), OperatorOf(Tree.Field(n, @operator)), a, b)
        );

    private Operator OperatorOf(int node)
    {
        var text = node == SyntaxTree.None ? "" : Tree.Kind(node);
        return Operators.Of(text is "==" or "!=" or "<=" or ">=" ? text : text.AsSpan().TrimEnd('='));
    }

    private Expression CommaOf(int node)
    {
        Expression? joined = null;
        var span = Tree.Span(node);
        EachPart(node, part => joined = joined is null ? Expression(part) : new Binary(span, Operator.Comma, joined, Expression(part)));
        return joined ?? Unknown(node);
    }

    private protected Expression UnaryOf(int node)
    {
        var op = Tree.Field(node, @operator);
        var operand = Expression(Tree.Field(node, argument));
        var span = Tree.Span(node);
        return (op == SyntaxTree.None ? "" : Tree.Kind(op)) switch
        {
            "!" or "not" => new Unary(span, UnaryOperator.Not, operand),
            "-" when operand is Literal { Kind: LiteralKind.Integer or LiteralKind.Float } number && !number.Text.StartsWith('-') =>
                new Literal(span, number.Kind, "-" + number.Text),
            "-" => new Unary(span, UnaryOperator.Negate, operand),
            "+" => operand,
            "~" or "compl" => new Unary(span, UnaryOperator.BitNot, operand),
            "*" => new Unary(span, UnaryOperator.Dereference, operand),
            "&" => new Unary(span, UnaryOperator.AddressOf, operand),
            "++" => new Unary(span, UnaryOperator.Increment, operand),
            "--" => new Unary(span, UnaryOperator.Decrement, operand),
            _ => new Unary(span, UnaryOperator.Other, operand),
        };
    }

    private Assignment AssignmentOf(int node)
    {
        var op = Tree.Field(node, @operator);
        var target = Expression(Tree.Field(node, left));
        var given = Expression(Tree.Field(node, right));
        return new Assignment(Tree.Span(node), target, op == SyntaxTree.None || Tree.Kind(op) == "=" ? null : OperatorOf(op), given);
    }

    private Expression ConditionalOf(int node)
    {
        var test = Test(node);
        var then = Tree.Field(node, consequence);
        var otherwise = Expression(Tree.Field(node, alternative));
        return then == SyntaxTree.None
            ? new Binary(Tree.Span(node), Operator.Or, test, otherwise)
            : new Conditional(Tree.Span(node), test, Expression(then), otherwise);
    }

    private Cast CastOf(int node) => new(Tree.Span(node), Described(Tree.Field(node, type)), Expression(Tree.Field(node, value)));

    /// <summary>A type in a cast or <c>sizeof</c>.</summary>
    private protected string Described(int node)
    {
        if (node == SyntaxTree.None)
        {
            return "";
        }
        var before = pending.Count;
        var (text, _) = Specifiers(node);
        pending.RemoveRange(before, pending.Count - before);
        var read = Read(Tree.Field(node, declarator));
        return text
            + read.Suffix
            + (
                read.IsArray
                    ? read.Size == SyntaxTree.None
                        ? "[]"
                        : $"[{(Expression(read.Size) is Literal literal ? literal.Text : Compact(read.Size))}]"
                    : read.FunctionNode != SyntaxTree.None
                        ? "()"
                        : ""
            );
    }

    /// <summary>The operand is a name for a type as well as for a variable.</summary>
    private Unary SizeOf(int node)
    {
        var described = Tree.Field(node, type);
        var operand =
            described == SyntaxTree.None ? Expression(Tree.Field(node, value)) : new Name(Tree.Span(described), Described(described));
        return new Unary(Tree.Span(node), UnaryOperator.SizeOf, operand);
    }

    /// <summary><c>{1, 2}</c>, <c>{.host = h, [3] = x}</c></summary>
    private protected Collection Initializer(int node)
    {
        List<Entry> entries = [];
        var isMap = false;
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree.Kind(child) != "initializer_pair")
            {
                entries.Add(new Entry(null, Expression(child)));
                continue;
            }
            isMap = true;
            entries.Add(new Entry(KeyOf(child), Expression(Tree.Field(child, value))));
        }
        return new Collection(Tree.Span(node), isMap ? CollectionKind.Map : CollectionKind.List, [.. entries]);
    }

    private Expression? KeyOf(int pair)
    {
        var last = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(pair))
        {
            last = Tree[child].Field == designator ? child : last;
        }
        if (last == SyntaxTree.None)
        {
            return null;
        }
        var key = At(last) == Node.Designator ? Tree.FirstNamed(last) : last;
        return key == SyntaxTree.None ? null
            : At(key) == Node.Identifier && Tree.Kind(key) == "field_identifier"
                ? new Literal(Tree.Span(key), LiteralKind.String, Tree.Text(key))
            : Expression(key);
    }

    /// <summary>GCC's <c>({ …; x; })</c>: its last expression is the value.</summary>
    private Call BlockValue(int node)
    {
        var span = Tree.Span(node);
        functionDepth++;
        var made = AddFunction(
            node,
            node,
            "<lambda>",
            [],
            null,
            [],
            [],
            () =>
            {
                var block = Statements(node);
                return block.Statements.Length > 0 && block.Statements[^1] is ExpressionStatement last
                    ? new Block(span, [.. block.Statements.SkipLast(1), new Return(last.Span, last.Expression)])
                    : block;
            }
        );
        functionDepth--;
        return new Call(span, new Lambda(span, made), []);
    }

    /// <summary>Inputs are read, outputs get a value that nobody knows.</summary>
    private Unknown Assembly(int node)
    {
        List<Expression> parts = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree.Kind(child) is not ("gnu_asm_input_operand_list" or "gnu_asm_output_operand_list"))
            {
                continue;
            }
            foreach (var one in Tree.NamedChildren(child))
            {
                var operand = Tree.Field(one, value);
                if (operand != SyntaxTree.None)
                {
                    var span = Tree.Span(operand);
                    var expression = Expression(operand);
                    parts.Add(
                        Tree.Kind(one) == "gnu_asm_output_operand"
                            ? new Assignment(span, expression, null, new Unknown(span, []))
                            : expression
                    );
                }
            }
        }
        return new Unknown(Tree.Span(node), parts);
    }
}
