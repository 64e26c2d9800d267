using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Switches and patterns. A switch whose value is assigned or returned becomes a statement that assigns or returns in each arm.</content>
internal sealed partial class Java
{
    private const int LongestConditional = 40;

    /// <summary>What becomes of a switch's value.</summary>
    private enum Yield
    {
        Nowhere,
        Assign,
        Return,
    }

    private Yield mode;
    private Expression? target;

    private Switch SwitchInto(int node, Yield newMode, Expression? newTarget)
    {
        var subject = Test(node);
        var outer = (mode, target);
        if (newMode != Yield.Nowhere)
        {
            (mode, target) = (newMode, newTarget);
        }
        List<Case> cases = [];
        var block = Tree.Field(node, body);
        if (block != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(block))
            {
                if (Tree.Kind(child) is "switch_rule" or "switch_block_statement_group")
                {
                    cases.Add(CaseOf(child, subject, newMode, last: Tree.After(child) + 1 >= Tree.After(block)));
                }
            }
        }
        (mode, target) = outer;
        return new Switch(Tree.Span(node), subject, cases);
    }

    private Case CaseOf(int node, Expression subject, Yield arms, bool last)
    {
        var isRule = Tree.Kind(node) == "switch_rule";
        List<Expression> values = [];
        List<Statement> statements = [];
        Expression? guard = null;
        var anything = false;
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree.Kind(child) == "switch_label")
            {
                anything |= Values(child, subject, values, statements, ref guard);
            }
            else if (isRule)
            {
                Arm(child, arms, statements);
            }
            else
            {
                Append(child, statements);
            }
        }
        var span = Tree.Span(node);
        var falls = !isRule && !last && !Jumps(statements);
        return new Case(span, anything ? [] : values, guard, new Block(span, [.. statements]), falls);
    }

    private void Arm(int node, Yield arms, List<Statement> statements)
    {
        if (
            arms == Yield.Nowhere
            || Tree.Kind(node) != "expression_statement"
            || Tree.FirstNamed(node) is not (var inner and not SyntaxTree.None)
        )
        {
            Append(node, statements);
        }
        else if (Is(isSwitch, inner))
        {
            statements.Add(SwitchInto(inner, mode, target));
        }
        else
        {
            statements.Add(Give(Tree.Span(node), Expression(inner)));
        }
    }

    private Statement Give(Span span, Expression given) =>
        mode == Yield.Assign && target is not null
            ? new ExpressionStatement(span, new Assignment(span, target, null, given))
            : new Return(span, given);

    private Statement YieldLine(int node)
    {
        var span = Tree.Span(node);
        var inner = Tree.FirstNamed(node);
        var given = Is(isSwitch, inner) && mode != Yield.Nowhere ? SwitchInto(inner, mode, target) : Give(span, Expression(inner));
        return mode == Yield.Assign ? new Block(span, [given, new Break(span)]) : given;
    }

    private static bool Jumps(List<Statement> statements)
    {
        var at = statements.Count == 0 ? null : statements[^1];
        while (at is Block { Statements: [.., var inner] })
        {
            at = inner;
        }
        return at is Break or Return or Throw or Continue or Goto
            || (at is If { Otherwise: not null } choice && Jumps([choice.Then]) && Jumps([choice.Otherwise]));
    }

    /// <summary>Adds a label's values; binds what its patterns name. True for <c>default</c> and what matches anything.</summary>
    private bool Values(int label, Expression subject, List<Expression> values, List<Statement> statements, ref Expression? guard)
    {
        List<Expression> bindings = [];
        var anything = true;
        foreach (var child in Tree.NamedChildren(label))
        {
            switch (Tree.Kind(child))
            {
                case "pattern":
                    anything = false;
                    values.Add(Pattern(Tree.FirstNamed(child), subject, bindings));
                    break;
                case "guard":
                    guard = Expression(Tree.FirstNamed(child));
                    break;
                default:
                    anything = false;
                    values.Add(Expression(child));
                    break;
            }
        }
        foreach (var binding in bindings)
        {
            if (guard is null)
            {
                statements.Add(new ExpressionStatement(binding.Span, binding));
            }
            else
            {
                guard = new Binary(guard.Span, Operator.Comma, binding, guard);
            }
        }
        return anything;
    }

    /// <summary>The tested type's name; adds the assignments that the pattern makes when it matches.</summary>
    private Expression Pattern(int node, Expression subject, List<Expression> bindings)
    {
        if (node == SyntaxTree.None)
        {
            return new Unknown(default, []);
        }
        var span = Tree.Span(node);
        var typeNode = Tree.FirstNamed(node);
        var typeText = TypeText(typeNode) ?? "";
        var bound = Bound(node, 0);
        if (bound is not null)
        {
            bindings.Add(new Assignment(span, bound, null, typeText == "var" ? subject : new Cast(span, typeText, subject)));
        }
        return typeNode == SyntaxTree.None ? new Unknown(span, []) : TypeName(typeNode);
    }

    // A type pattern binds its name, a record pattern a list of names.
    private Expression? Bound(int node, int nesting)
    {
        if (Tree.Kind(node) == "record_pattern")
        {
            var list = Tree.Child(node, "record_pattern_body");
            List<Entry> entries = [];
            if (list != SyntaxTree.None && nesting < DepthLimit)
            {
                foreach (var child in Tree.NamedChildren(list))
                {
                    entries.Add(new Entry(null, Bound(child, nesting + 1) ?? new Unknown(Tree.Span(child), [])));
                }
            }
            return new Collection(Tree.Span(node), CollectionKind.List, [.. entries]);
        }
        var last = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(node))
        {
            last = child;
        }
        return last != SyntaxTree.None && Tree.Kind(last) == "identifier" ? new Name(Tree.Span(last), Tree.Text(last)) : null;
    }

    private Expression InstanceOf(int node)
    {
        var span = Tree.Span(node);
        var tested = Expression(Tree.Field(node, left));
        var record = Tree.Field(node, pattern);
        var typeNode = record == SyntaxTree.None ? Tree.Field(node, right) : Tree.FirstNamed(record);
        var typeName = typeNode == SyntaxTree.None ? new Unknown(span, []) : TypeName(typeNode);
        var nameNode = Tree.Field(node, name);
        var bound =
            record != SyntaxTree.None ? Bound(record, 0)
            : nameNode == SyntaxTree.None ? null
            : new Name(Tree.Span(nameNode), Tree.Text(nameNode));
        if (bound is null)
        {
            return new Binary(span, Operator.TypeTest, tested, typeName);
        }
        var binds = new Assignment(span, bound, null, new Cast(span, TypeText(typeNode) ?? "", tested));
        var test = new Binary(span, Operator.TypeTest, bound is Name && tested is not Name ? bound : tested, typeName);
        return tested is Name || bound is Name ? new Binary(span, Operator.Comma, binds, test) : binds;
    }

    /// <summary>A switch in the middle of an expression: nested conditionals when its arms are plain expressions, else a function that is called at once.</summary>
    private Expression SwitchValue(int node)
    {
        List<int> rules = [];
        if (Tree.Field(node, body) is var block && block != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(block))
            {
                rules.Add(child);
            }
        }
        var subject = Test(node);
        var simple = subject is Name or Member { Target: Name } && rules.Count is > 0 and <= LongestConditional;
        foreach (var rule in rules)
        {
            simple = simple && Tree.Kind(rule) == "switch_rule" && Tree.Child(rule, "block") == SyntaxTree.None && !HasPattern(rule);
        }
        return simple ? Conditionals(node, subject, rules) : CalledSwitch(node);
    }

    private bool HasPattern(int rule)
    {
        var label = Tree.Child(rule, "switch_label");
        return label != SyntaxTree.None
            && (Tree.Child(label, "pattern") != SyntaxTree.None || Tree.Child(label, "guard") != SyntaxTree.None);
    }

    private Expression Conditionals(int node, Expression subject, List<int> rules)
    {
        Expression? result = null;
        var otherwise = rules.FindIndex(rule =>
            Tree.Child(rule, "switch_label") is var l && l != SyntaxTree.None && Tree.FirstNamed(l) == SyntaxTree.None
        );
        if (otherwise >= 0)
        {
            result = ArmValue(rules[otherwise]);
            rules.RemoveAt(otherwise);
        }
        for (var i = rules.Count - 1; i >= 0; i--)
        {
            Expression? test = null;
            if (Tree.Child(rules[i], "switch_label") is var label && label != SyntaxTree.None)
            {
                foreach (var child in Tree.NamedChildren(label))
                {
                    var equal = new Binary(Tree.Span(child), Operator.Equal, subject, Expression(child));
                    test = test is null ? equal : new Binary(Tree.Span(label), Operator.Or, test, equal);
                }
            }
            var arm = ArmValue(rules[i]);
            result = result is null || test is null ? arm : new Conditional(Tree.Span(rules[i]), test, arm, result);
        }
        return result ?? new Unknown(Tree.Span(node), [subject]);
    }

    private Expression ArmValue(int rule)
    {
        foreach (var child in Tree.NamedChildren(rule))
        {
            if (Tree.Kind(child) != "switch_label")
            {
                return Expression(Tree.FirstNamed(child));
            }
        }
        return new Unknown(Tree.Span(rule), []);
    }

    private Call CalledSwitch(int node)
    {
        var span = Tree.Span(node);
        var function = AddFunction(
            node,
            Tree.Field(node, body),
            "<lambda>",
            [],
            null,
            [],
            [],
            () => new Block(span, [SwitchInto(node, Yield.Return, null)])
        );
        return new Call(span, new Lambda(span, function), []);
    }
}
