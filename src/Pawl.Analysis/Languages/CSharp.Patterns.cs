using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Patterns become tests; what they name is assigned in front of the test. Switches of both kinds.</content>
internal sealed partial class CSharp
{
    private const int DeepestPattern = 60;

    /// <summary>Switch expressions with more arms than this, counted over all that are open, keep their values but lose their tests.</summary>
    private const int MostArms = 120;

    private static readonly string[] SubjectNames = ["<subject>", "<subject1>", "<subject2>", "<subject3>", "<subject4>"];

    private int subjects;
    private int openArms;

    /// <summary>Reading it again gives the same and does nothing.</summary>
    private static bool IsSimple(Expression node, int nesting = 0) =>
        node is Name or Literal
        || (node is Member member && nesting < 4 && IsSimple(member.Target, nesting + 1))
        || (node is Collection list && nesting == 0 && list.Entries.Length < 8 && list.Entries.All(e => IsSimple(e.Value, 1)));

    private Name NewSubject(Span span) => new(span, SubjectNames[Math.Min(subjects, SubjectNames.Length - 1)]);

    private Expression IsPattern(int node)
    {
        var given = Expression(Tree.Field(node, expression));
        var patternNode = Tree.Field(node, pattern);
        var subject = IsSimple(given) ? given : NameOf(patternNode) ?? NewSubject(given.Span);
        List<Expression> bindings = [];
        if (!ReferenceEquals(subject, given))
        {
            bindings.Add(new Assignment(given.Span, subject, null, given));
        }
        subjects++;
        var outer = behind;
        var mine = behind = [];
        var test = Pattern(patternNode, subject, bindings, 0) ?? new Literal(Tree.Span(node), LiteralKind.Boolean, "true");
        (behind, subjects) = (outer, subjects - 1);
        return WithBehind(Bound(bindings, test), mine);
    }

    /// <summary>Binary operations that the grammar takes for a part of the pattern in <c>x is null &amp;&amp; y</c>; outer ones first.</summary>
    private List<int>? behind;

    /// <summary>The last test that was put together from such operations, and how many <c>||</c> are its outermost.</summary>
    private (Expression? Test, int Alternatives) misplaced;

    private Expression WithBehind(Expression test, List<int> operations)
    {
        if (operations.Count == 0)
        {
            return test;
        }
        var alternatives = 0;
        for (var i = operations.Count - 1; i >= 0; i--)
        {
            var op = OperatorOf(operations[i], assignment: false) ?? Operator.Other;
            alternatives = op == Operator.Or ? alternatives + 1 : 0;
            test = Join(operations[i], test, Expression(Tree.Field(operations[i], right)));
        }
        misplaced = (test, alternatives);
        return test;
    }

    /// <summary><c>q &amp;&amp; x is null || r</c>: what the grammar hung below the pattern goes back above the <c>&amp;&amp;</c>.</summary>
    private static Binary AndInside(Span span, Expression before, Expression test, int alternatives) =>
        alternatives > 0 && test is Binary { Operator: Operator.Or } or
            ? new Binary(new Span(span.Start, or.Span.End), Operator.Or, AndInside(span, before, or.Left, alternatives - 1), or.Right)
            : new Binary(new Span(span.Start, test.Span.End), Operator.And, before, test);

    /// <summary>The pattern's own value, without what only looks like a part of it.</summary>
    private int ValueOf(int node)
    {
        while (
            behind is not null
            && Is(isBinary, node)
            && Tree.Field(node, @operator) is var at
            && at != SyntaxTree.None
            && IsLooser(Tree.Kind(at))
        )
        {
            behind.Add(node);
            node = Tree.Field(node, left);
        }
        return node;
    }

    private static bool IsLooser(string op) => op is "&&" or "||" or "==" or "!=" or "&" or "|" or "^" or "??";

    /// <summary>The name that the whole pattern gives its subject.</summary>
    private Name? NameOf(int patternNode)
    {
        if (patternNode != SyntaxTree.None && Tree.Kind(patternNode) == "negated_pattern")
        {
            patternNode = Tree.FirstNamed(patternNode);
        }
        if (patternNode == SyntaxTree.None || Tree.Kind(patternNode) is not ("declaration_pattern" or "recursive_pattern" or "var_pattern"))
        {
            return null;
        }
        return Tree.Field(patternNode, name) is var at && at == SyntaxTree.None ? null : NameAt(at);
    }

    private static Expression Bound(List<Expression> bindings, Expression test)
    {
        for (var i = bindings.Count - 1; i >= 0; i--)
        {
            test = new Binary(new Span(bindings[i].Span.Start, test.Span.End), Operator.Comma, bindings[i], test);
        }
        return test;
    }

    /// <summary>The pattern as a test of the subject; null when it always fits.</summary>
    private Expression? Pattern(int node, Expression subject, List<Expression> bindings, int nesting)
    {
        if (node == SyntaxTree.None || nesting > DeepestPattern)
        {
            return new Unknown(default, []);
        }
        var span = Tree.Span(node);
        switch (Tree.Kind(node))
        {
            case "discard":
                return null;
            case "var_pattern":
                Bind(node, subject, null, bindings);
                return null;
            case "declaration_pattern":
                var declared = Tree.Field(node, type);
                var typeText = TypeText(declared);
                Bind(node, subject, typeText, bindings);
                return typeText is null ? null : new Binary(span, Operator.TypeTest, subject, TypeName(declared));
            case "type_pattern":
                return new Binary(span, Operator.TypeTest, subject, TypeName(Tree.Field(node, type)));
            case "constant_pattern":
                return Constant(node, subject);
            case "relational_pattern":
                return new Binary(span, Relation(node), subject, Expression(ValueOf(Operand(node))));
            case "negated_pattern":
                return Negated(Tree.FirstNamed(node), span, subject, bindings, nesting + 1);
            case "parenthesized_pattern":
                return Pattern(Tree.FirstNamed(node), subject, bindings, nesting + 1);
            case "and_pattern" or "or_pattern":
                return Combined(node, subject, bindings, nesting, negated: false);
            case "recursive_pattern":
                return Recursive(node, subject, bindings, nesting);
            case "list_pattern":
                return List(node, subject, bindings, nesting);
            default:
                return Unknown(node);
        }
    }

    private Operator Relation(int node)
    {
        foreach (var child in Tree.Children(node))
        {
            switch (Tree.Kind(child))
            {
                case "<":
                    return Operator.Less;
                case "<=":
                    return Operator.LessEqual;
                case ">":
                    return Operator.Greater;
                case ">=":
                    return Operator.GreaterEqual;
            }
        }
        return Operator.Other;
    }

    /// <summary>A plain name is taken for a type, a tuple for tests of its parts.</summary>
    private Expression? Constant(int node, Expression subject)
    {
        var span = Tree.Span(node);
        var given = Expression(ValueOf(Operand(node)));
        if (given is Name)
        {
            return new Binary(span, Operator.TypeTest, subject, given);
        }
        if (given is not Collection parts)
        {
            return new Binary(span, Operator.Equal, subject, given);
        }
        Expression? test = null;
        for (var i = 0; i < parts.Entries.Length; i++)
        {
            if (parts.Entries[i].Value is not Name { Id: "_" })
            {
                test = And(test, new Binary(parts.Entries[i].Value.Span, Operator.Equal, Part(subject, i), parts.Entries[i].Value));
            }
        }
        return test;
    }

    private static Expression Part(Expression subject, int position) =>
        subject is Collection { Kind: CollectionKind.List } list && position < list.Entries.Length
            ? list.Entries[position].Value
            : new Form.Index(
                subject.Span,
                subject,
                new Literal(subject.Span, LiteralKind.Integer, position.ToString(System.Globalization.CultureInfo.InvariantCulture))
            );

    private static Expression? And(Expression? before, Expression? test) =>
        before is null ? test
        : test is null ? before
        : new Binary(new Span(before.Span.Start, test.Span.End), Operator.And, before, test);

    /// <summary><c>not a and b</c> means <c>(not a) and b</c>; the grammar hangs <c>a and b</c> below the <c>not</c>.</summary>
    private Expression? Negated(int node, Span span, Expression subject, List<Expression> bindings, int nesting)
    {
        if (node != SyntaxTree.None && nesting <= DeepestPattern && Tree.Kind(node) is "and_pattern" or "or_pattern")
        {
            return Combined(node, subject, bindings, nesting, negated: true);
        }
        var inner = Pattern(node, subject, bindings, nesting);
        return inner is null ? new Literal(span, LiteralKind.Boolean, "false") : new Unary(span, UnaryOperator.Not, inner);
    }

    /// <summary>Chains of <c>or</c> and <c>and</c> lean to the left and can be long.</summary>
    private Expression? Combined(int node, Expression subject, List<Expression> bindings, int nesting, bool negated)
    {
        var symbol = Tree.Symbol(node);
        var isOr = Tree.Kind(node) == "or_pattern";
        var chain = new Stack<int>();
        var at = node;
        while (at != SyntaxTree.None && Tree.Symbol(at) == symbol)
        {
            chain.Push(at);
            at = Tree.Field(at, left);
        }
        var first = at == SyntaxTree.None ? default : Tree.Span(at);
        var test = negated ? Negated(at, first, subject, bindings, nesting + 1) : Pattern(at, subject, bindings, nesting + 1);
        while (chain.TryPop(out var current))
        {
            var next = Pattern(Tree.Field(current, right), subject, bindings, nesting + 1);
            test =
                !isOr ? And(test, next)
                : test is null || next is null ? null
                : new Binary(new Span(test.Span.Start, next.Span.End), Operator.Or, test, next);
        }
        return test;
    }

    private Expression? Recursive(int node, Expression subject, List<Expression> bindings, int nesting)
    {
        var span = Tree.Span(node);
        var typeNode = Tree.Field(node, type);
        Bind(node, subject, TypeText(typeNode), bindings);
        Expression? test =
            typeNode != SyntaxTree.None ? new Binary(span, Operator.TypeTest, subject, TypeName(typeNode))
            : subject is Collection ? null
            : new Binary(span, Operator.NotEqual, subject, new Literal(span, LiteralKind.Null, "null"));
        foreach (var clause in Tree.NamedChildren(node))
        {
            if (Tree.Kind(clause) is not ("positional_pattern_clause" or "property_pattern_clause"))
            {
                continue;
            }
            var position = 0;
            foreach (var sub in Tree.NamedChildren(clause))
            {
                test = And(test, Subpattern(sub, subject, position++, bindings, nesting));
            }
        }
        return test;
    }

    private Expression? Subpattern(int node, Expression subject, int position, List<Expression> bindings, int nesting)
    {
        var (first, last) = (Tree.FirstNamed(node), SyntaxTree.None);
        foreach (var child in Tree.NamedChildren(node))
        {
            last = child;
        }
        var part = first == last ? Part(subject, position) : PropertyOf(subject, Expression(first));
        var outer = behind;
        behind = null;
        var test = Pattern(last, part, bindings, nesting + 1);
        behind = outer;
        return test;
    }

    private static Expression PropertyOf(Expression subject, Expression path) =>
        path switch
        {
            Name simple => new Member(simple.Span, subject, simple.Id),
            Member member => new Member(member.Span, PropertyOf(subject, member.Target), member.Id),
            _ => path,
        };

    private Expression List(int node, Expression subject, List<Expression> bindings, int nesting)
    {
        var position = 0;
        var sliced = false;
        Expression test = new Binary(Tree.Span(node), Operator.NotEqual, subject, new Literal(Tree.Span(node), LiteralKind.Null, "null"));
        foreach (var child in Tree.Children(node))
        {
            sliced |= Tree.Kind(child) == "..";
            if (Tree.IsNamed(child) && !Tree.IsExtra(child))
            {
                var part = sliced ? new Form.Index(Tree.Span(child), subject, null) : Part(subject, position++);
                test = And(test, Pattern(child, part, bindings, nesting + 1))!;
            }
        }
        return test;
    }

    /// <summary>Assigns the subject to what the pattern names.</summary>
    private void Bind(int node, Expression subject, string? typeText, List<Expression> bindings)
    {
        var at = Tree.Field(node, name);
        Expression? target = at != SyntaxTree.None ? NameAt(at) : null;
        if (target is null && Tree.Child(node, "parenthesized_variable_designation") is var list && list != SyntaxTree.None)
        {
            target = Designation(list, 0);
        }
        if (target is not null && !(target is Name bound && subject is Name same && bound.Id == same.Id))
        {
            bindings.Add(new Assignment(target.Span, target, null, typeText is null ? subject : new Cast(target.Span, typeText, subject)));
        }
    }

    /// <summary>The names of <c>(a, (b, _))</c>.</summary>
    private Collection Designation(int node, int nesting)
    {
        List<Entry> entries = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            Expression inner =
                Is(isIdentifier, child) || !Tree.HasChildren(child) || nesting > DeepestPattern
                    ? NameAt(child)
                    : Designation(child, nesting + 1);
            entries.Add(new Entry(null, inner));
        }
        return new Collection(Tree.Span(node), CollectionKind.List, [.. entries]);
    }
}
