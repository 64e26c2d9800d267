using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Expressions, but for constants.</content>
internal sealed partial class Python
{
    private static readonly Dictionary<string, Operator> OperatorByName = new()
    {
        ["+"] = Operator.Add,
        ["-"] = Operator.Subtract,
        ["*"] = Operator.Multiply,
        ["/"] = Operator.Divide,
        ["//"] = Operator.Divide,
        ["%"] = Operator.Modulo,
        ["**"] = Operator.Power,
        ["@"] = Operator.Multiply,
        ["<<"] = Operator.ShiftLeft,
        [">>"] = Operator.ShiftRight,
        ["&"] = Operator.BitAnd,
        ["|"] = Operator.BitOr,
        ["^"] = Operator.BitXor,
        ["and"] = Operator.And,
        ["or"] = Operator.Or,
        ["=="] = Operator.Equal,
        ["!="] = Operator.NotEqual,
        ["<>"] = Operator.NotEqual,
        ["is"] = Operator.Equal,
        ["is not"] = Operator.NotEqual,
        ["<"] = Operator.Less,
        ["<="] = Operator.LessEqual,
        [">"] = Operator.Greater,
        [">="] = Operator.GreaterEqual,
        ["in"] = Operator.In,
        ["not in"] = Operator.NotIn,
        ["+="] = Operator.Add,
        ["-="] = Operator.Subtract,
        ["*="] = Operator.Multiply,
        ["/="] = Operator.Divide,
        ["//="] = Operator.Divide,
        ["%="] = Operator.Modulo,
        ["**="] = Operator.Power,
        ["@="] = Operator.Multiply,
        ["<<="] = Operator.ShiftLeft,
        [">>="] = Operator.ShiftRight,
        ["&="] = Operator.BitAnd,
        ["|="] = Operator.BitOr,
        ["^="] = Operator.BitXor,
    };

    private readonly Operator[] operators;

    private void OnExpressions()
    {
        OnExpression(NameOf, "identifier");
        OnExpression(n => new Member(Tree.Span(n), Expression(Tree.Field(n, @object)), Id(Tree.Field(n, attribute))), "attribute");
        OnExpression(Subscript, "subscript");
        OnExpression(Call, "call");
        OnExpression(Arithmetic, "binary_operator");
        OnExpression(Logic, "boolean_operator");
        OnExpression(Comparison, "comparison_operator");
        OnExpression(Signed, "unary_operator");
        OnExpression(n => new Unary(Tree.Span(n), UnaryOperator.Not, Expression(Tree.Field(n, argument))), "not_operator");
        OnExpression(n => new Unary(Tree.Span(n), UnaryOperator.Await, Expression(Tree.FirstNamed(n))), "await");
        OnExpression(Yield, "yield");
        OnExpression(Choice, "conditional_expression");
        OnExpression(n => Expression(Tree.FirstNamed(n)), "parenthesized_expression", "as_pattern_target");
        OnExpression(
            n => new Assignment(Tree.Span(n), Expression(Tree.Field(n, name)), null, Expression(Tree.Field(n, value))),
            "named_expression"
        );
        OnExpression(Assign, "assignment", "augmented_assignment");
        OnExpression(n => Sequence(n), "list", "set", "tuple", "expression_list", "pattern_list", "tuple_pattern", "list_pattern");
        OnExpression(Dictionary, "dictionary");
        OnExpression(Comprehended, "list_comprehension", "set_comprehension", "generator_expression", "dictionary_comprehension");
        OnExpression(
            n => new Unary(Tree.Span(n), UnaryOperator.Spread, Expression(Tree.FirstNamed(n))),
            "list_splat",
            "dictionary_splat",
            "list_splat_pattern",
            "dictionary_splat_pattern"
        );
        OnExpression(n => Lambda(n, "<lambda>"), "lambda");
        OnExpression(n => new Unknown(Tree.Span(n), []), "ellipsis");
    }

    private string Id(int node) => node == SyntaxTree.None ? "" : Tree.Text(node);

    private Form.Index Subscript(int node)
    {
        var target = Expression(Tree.Field(node, value));
        int first = SyntaxTree.None,
            count = 0;
        List<Entry> keys = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree[child].Field == subscript)
            {
                first = count++ == 0 ? child : first;
                keys.Add(new Entry(null, Expression(child)));
            }
        }
        if (count == 1)
        {
            return new Form.Index(Tree.Span(node), target, Tree.Kind(first) == "slice" ? null : keys[0].Value);
        }
        return new Form.Index(Tree.Span(node), target, count == 0 ? null : new Collection(Tree.Span(node), CollectionKind.List, [.. keys]));
    }

    private Expression Call(int node)
    {
        var callee = Tree.Field(node, function);
        var list = Arguments(Tree.Field(node, arguments));
        if (
            KindOf(callee) is Kind.Attribute
            && KindOf(Tree.Field(callee, @object)) is Kind.String
            && Id(Tree.Field(callee, attribute)) == "format"
            && Expression(Tree.Field(callee, @object)) is Literal pattern
            && PythonFormat.Braces(Tree.Span(node), pattern, list) is { } built
        )
        {
            return built;
        }
        return new Call(Tree.Span(node), Expression(callee), [.. list]);
    }

    private List<Argument> Arguments(int node)
    {
        if (node == SyntaxTree.None)
        {
            return [];
        }
        if (KindOf(node) is Kind.Generator)
        {
            return [new Argument(Expression(node))];
        }
        List<Argument> list = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            list.Add(
                KindOf(child) switch
                {
                    Kind.KeywordArgument => new Argument(
                        Named(Tree.Field(child, value), Id(Tree.Field(child, name))),
                        Id(Tree.Field(child, name))
                    ),
                    Kind.ListSplat or Kind.DictionarySplat => new Argument(Expression(Tree.FirstNamed(child)), null, true),
                    _ => new Argument(Expression(child)),
                }
            );
        }
        return list;
    }

    /// <summary>A value that is about to get a name, which a lambda takes as its own.</summary>
    private Expression Named(int node, string id) => KindOf(node) is Kind.Lambda ? Lambda(node, id) : Expression(node);

    private Expression Arithmetic(int node) =>
        LeftChain(
            node,
            left,
            right,
            at => at != SyntaxTree.None && KindOf(at) is Kind.Numeric,
            (at, a, b) =>
            {
                var op = operators[Tree.Symbol(Tree.Field(at, @operator))];
                return op switch
                {
                    Operator.Add => PythonFormat.Join(Tree.Span(at), a, b),
                    Operator.Modulo when a is Literal { Kind: LiteralKind.String } pattern => PythonFormat.Percent(
                        Tree.Span(at),
                        pattern,
                        b
                    ),
                    // Paths are joined by `/`: it is only a division where a number shows.
                    Operator.Divide when !IsNumber(a) && !IsNumber(b) && Tree.Utf8(Tree.Field(at, @operator)).Length == 1 => new Binary(
                        Tree.Span(at),
                        Operator.Other,
                        a,
                        b
                    ),
                    _ => new Binary(Tree.Span(at), op, a, b),
                };
            }
        );

    private static bool IsNumber(Expression expression) =>
        expression switch
        {
            Literal { Kind: LiteralKind.Integer or LiteralKind.Float } or Cast => true,
            Unary { Operator: UnaryOperator.Negate or UnaryOperator.BitNot } => true,
            Binary { Operator: Operator.Subtract or Operator.Multiply or Operator.Divide or Operator.Power } => true,
            Binary { Operator: Operator.Add, Left: var left, Right: var right } => IsNumeral(left) || IsNumeral(right),
            Call { Callee: Name { Id: "len" or "int" or "float" or "sum" or "max" or "min" or "abs" or "round" } } => true,
            _ => false,
        };

    private static bool IsNumeral(Expression expression) => expression is Literal { Kind: LiteralKind.Integer or LiteralKind.Float };

    private Expression Logic(int node) =>
        LeftChain(
            node,
            left,
            right,
            at => KindOf(at) is Kind.Boolean,
            (at, a, b) => new Binary(Tree.Span(at), operators[Tree.Symbol(Tree.Field(at, @operator))], a, b)
        );

    private const int LongestComparison = 100;

    // `a < b < c` is `a < b and b < c`.
    private Expression Comparison(int node)
    {
        if (Tree.NamedCount(node) > LongestComparison)
        {
            return Endless(node);
        }
        Expression? before = null,
            all = null;
        var op = Operator.Other;
        foreach (var child in Tree.Children(node))
        {
            if (Tree.IsExtra(child))
            {
                continue;
            }
            if (!Tree.IsNamed(child))
            {
                op = operators[Tree.Symbol(child)];
                continue;
            }
            var operand = Expression(child);
            if (before is not null)
            {
                var span = new Span(before.Span.Start, operand.Span.End);
                var one = new Binary(span, op, before, operand);
                all = all is null ? one : new Binary(new Span(all.Span.Start, span.End), Operator.And, all, one);
            }
            before = operand;
        }
        return all ?? before ?? new Unknown(Tree.Span(node), []);
    }

    private Expression Signed(int node)
    {
        var operand = Expression(Tree.Field(node, argument));
        var sign = Tree.Field(node, @operator) is var at and not SyntaxTree.None ? Tree.Utf8(at)[0] : (byte)'+';
        return (sign, operand) switch
        {
            ((byte)'+', Literal { Kind: LiteralKind.Integer or LiteralKind.Float }) => operand,
            ((byte)'-', Literal { Kind: LiteralKind.Integer or LiteralKind.Float } number) when number.Text[0] != '-' => new Literal(
                Tree.Span(node),
                number.Kind,
                "-" + number.Text
            ),
            ((byte)'-', _) => new Unary(Tree.Span(node), UnaryOperator.Negate, operand),
            ((byte)'~', _) => new Unary(Tree.Span(node), UnaryOperator.BitNot, operand),
            _ => new Unary(Tree.Span(node), UnaryOperator.Other, operand),
        };
    }

    private Unary Yield(int node)
    {
        var operand = Tree.FirstNamed(node);
        var span = Tree.Span(node);
        return new Unary(
            span,
            UnaryOperator.Yield,
            operand == SyntaxTree.None ? new Literal(span, LiteralKind.Null, "null") : Expression(operand)
        );
    }

    private Expression Choice(int node)
    {
        int then = SyntaxTree.None,
            test = SyntaxTree.None,
            otherwise = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(node))
        {
            (then, test, otherwise) =
                then == SyntaxTree.None ? (child, test, otherwise)
                : test == SyntaxTree.None ? (then, child, otherwise)
                : (then, test, child);
        }
        return otherwise == SyntaxTree.None
            ? Unknown(node)
            : new Conditional(Tree.Span(node), Expression(test), Expression(then), Expression(otherwise));
    }

    private Assignment Assign(int node)
    {
        var target = Tree.Field(node, left);
        var sign = Tree.Field(node, @operator);
        var valueNode = Tree.Field(node, right);
        Operator? op = sign == SyntaxTree.None ? null : operators[Tree.Symbol(sign)];
        return new Assignment(Tree.Span(node), Expression(target), op, Named(valueNode, LastName(target)));
    }

    /// <summary>The variable's or the attribute's own name.</summary>
    private string LastName(int node) =>
        KindOf(node) switch
        {
            Kind.Identifier => Tree.Text(node),
            Kind.Attribute => Id(Tree.Field(node, attribute)),
            _ => "<lambda>",
        };

    private Collection Sequence(int node)
    {
        List<Entry> entries = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            entries.Add(
                KindOf(child) is Kind.ListSplat or Kind.DictionarySplat
                    ? new Entry(null, Expression(Tree.FirstNamed(child)), true)
                    : new Entry(null, Expression(child))
            );
        }
        return new Collection(Tree.Span(node), CollectionKind.List, [.. entries]);
    }

    private Collection Dictionary(int node)
    {
        List<Entry> entries = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            entries.Add(
                KindOf(child) switch
                {
                    Kind.Pair => Pair(child),
                    Kind.DictionarySplat => new Entry(null, Expression(Tree.FirstNamed(child)), true),
                    _ => new Entry(null, Expression(child)),
                }
            );
        }
        return new Collection(Tree.Span(node), CollectionKind.Map, [.. entries]);
    }

    private Entry Pair(int node)
    {
        var entryKey = Expression(Tree.Field(node, key));
        return new Entry(
            entryKey,
            Named(Tree.Field(node, value), entryKey is Literal { Kind: LiteralKind.String } text ? text.Text : "<lambda>")
        );
    }

    private Comprehension Comprehended(int node)
    {
        var element = Tree.Field(node, body);
        var map = KindOf(element) is Kind.Pair;
        List<ComprehensionClause> clauses = [];
        List<Expression> conditions = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (KindOf(child) is Kind.ForIn)
            {
                conditions = [];
                clauses.Add(new ComprehensionClause(Expression(Tree.Field(child, left)), Iterable(child), conditions));
            }
            else if (KindOf(child) is Kind.IfClause)
            {
                conditions.Add(Expression(Tree.FirstNamed(child)));
            }
        }
        var entry = map ? Pair(element) : new Entry(null, Expression(element));
        return new Comprehension(Tree.Span(node), map ? CollectionKind.Map : CollectionKind.List, entry, clauses);
    }

    // `for x in a, b` iterates over a tuple.
    private Expression Iterable(int clause)
    {
        List<Entry> several = [];
        foreach (var child in Tree.NamedChildren(clause))
        {
            if (Tree[child].Field == right)
            {
                several.Add(new Entry(null, Expression(child)));
            }
        }
        return several.Count == 1 ? several[0].Value : new Collection(Tree.Span(clause), CollectionKind.List, [.. several]);
    }
}
