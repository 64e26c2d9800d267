using System.Globalization;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Variables and patterns. Every pattern is taken apart here, so that flow sees plain variables and members.</content>
internal sealed partial class JavaScript
{
    private static readonly string[] NoModifiers = [];
    private static readonly string[] Const = ["const"];
    private static readonly string[] Let = ["let"];
    private static readonly string[] Var = ["var"];
    private static readonly string[] Using = ["using"];

    private string? nameHint;
    private int temporaries;

    private string[] VariableKind(int node)
    {
        var text = Tree.Utf8(node);
        return text.StartsWith("const"u8) ? Const
            : text.StartsWith("let"u8) ? Let
            : text.StartsWith("var"u8) ? Var
            : Using;
    }

    private void Variables(int node, List<Statement> list)
    {
        var modifiers = VariableKind(node);
        foreach (var child in Tree.NamedChildren(node))
        {
            var target = Tree.Field(child, name);
            if (target == SyntaxTree.None)
            {
                Append(child, list);
                continue;
            }
            var given = Tree.Field(child, value);
            if (given != SyntaxTree.None && TakesModule(target, given, modifiers == Const))
            {
                continue;
            }
            var written = TypeText(Tree.Field(child, type));
            var isName = Is(isIdentifier, target);
            var start =
                given == SyntaxTree.None ? null
                : isName ? NamedValue(given, Tree.Text(target))
                : Expression(given);
            var bind = new Binder(list, modifiers, Tree.Span(child));
            if (isName)
            {
                Declare(bind, target, written, start);
            }
            else
            {
                Bind(target, start ?? new Unknown(default, []), bind, 0);
            }
        }
    }

    private Statement? VariablesAlone(int node)
    {
        List<Statement> list = [];
        Variables(node, list);
        return Gathered(Tree.Span(node), list);
    }

    /// <summary>The value with a name for the function or class that it may be.</summary>
    private Expression NamedValue(int node, string id)
    {
        if (Is(isFunction, node) || Is(isClass, node))
        {
            nameHint = id;
        }
        return Expression(node);
    }

    /// <param name="Modifiers">Null when the variables exist already.</param>
    /// <param name="Whole">Where a plain variable's declaration is.</param>
    private readonly record struct Binder(List<Statement> Statements, string[]? Modifiers, Span Whole);

    private void Declare(Binder bind, int target, string? written, Expression? given)
    {
        var to = new Name(Tree.Span(target), Tree.Text(target));
        bind.Statements.Add(
            bind.Modifiers is { } modifiers
                ? new Declaration(bind.Whole, to, written, given, modifiers)
                : new ExpressionStatement(bind.Whole, new Assignment(bind.Whole, to, null, given ?? new Unknown(default, [])))
        );
    }

    /// <summary>Gives <paramref name="given"/> to a name or a pattern.</summary>
    private void Bind(int target, Expression given, Binder bind, int level)
    {
        if (target == SyntaxTree.None || level > InnerLimit)
        {
            return;
        }
        switch (Tree.Kind(target))
        {
            case "identifier" or "shorthand_property_identifier_pattern" or "undefined":
                Declare(bind, target, null, given);
                break;
            case "object_pattern":
                BindObject(target, Stable(given, bind), bind with { Whole = default }, level + 1);
                break;
            case "array_pattern":
                BindList(target, Stable(given, bind), bind, level + 1);
                break;
            case "assignment_pattern" or "object_assignment_pattern":
                Bind(Tree.Field(target, left), Or(given, Tree.Field(target, right)), bind, level + 1);
                break;
            case "rest_pattern":
                Bind(Tree.FirstNamed(target), given, bind, level + 1);
                break;
            default:
                bind.Statements.Add(
                    new ExpressionStatement(Tree.Span(target), new Assignment(Tree.Span(target), Expression(target), null, given))
                );
                break;
        }
    }

    private Binary Or(Expression given, int otherwise) => new(given.Span, Operator.Coalesce, given, Expression(otherwise));

    private void BindObject(int node, Expression from, Binder bind, int level)
    {
        foreach (var child in Tree.NamedChildren(node))
        {
            var here = bind with { Whole = Tree.Span(child) };
            switch (Tree.Kind(child))
            {
                case "pair_pattern":
                    var (at, inner) = (Tree.Field(child, key), Tree.Field(child, value));
                    Bind(inner, Element(Tree.Span(at), from, at), here, level);
                    break;
                case "object_assignment_pattern":
                    var plain = Tree.Field(child, left);
                    Bind(plain, Or(new Member(Tree.Span(plain), from, Tree.Text(plain)), Tree.Field(child, right)), here, level);
                    break;
                case "rest_pattern":
                    Bind(child, new Collection(Tree.Span(child), CollectionKind.Map, [new Entry(null, from, Spread: true)]), here, level);
                    break;
                default:
                    Bind(child, new Member(Tree.Span(child), from, Tree.Text(child)), here, level);
                    break;
            }
        }
    }

    private void BindList(int node, Expression from, Binder bind, int level)
    {
        var at = 0;
        foreach (var child in Tree.Children(node))
        {
            if (!Tree.IsNamed(child))
            {
                at += Tree.Utf8(child).SequenceEqual(","u8) ? 1 : 0;
            }
            else if (!Tree.IsExtra(child))
            {
                var span = Tree.Span(child);
                var isRest = Tree.Kind(child) == "rest_pattern";
                var position = new Literal(span, LiteralKind.Integer, at.ToString(CultureInfo.InvariantCulture));
                Bind(child, new Form.Index(span, from, isRest ? null : position), bind with { Whole = span }, level);
            }
        }
    }

    /// <summary>A member for a plain key, an element for a computed one.</summary>
    private Expression Element(Span span, Expression from, int keyNode)
    {
        var at = KeyOf(keyNode);
        return at is Literal { Kind: LiteralKind.String } word ? new Member(span, from, word.Text) : new Form.Index(span, from, at);
    }

    private Expression KeyOf(int node) =>
        node == SyntaxTree.None
            ? new Unknown(default, [])
            : Tree.Kind(node) switch
            {
                "computed_property_name" => Expression(Tree.FirstNamed(node)),
                "number" => Expression(node),
                "string" => new Literal(Tree.Span(node), LiteralKind.String, Text(node)),
                _ => new Literal(Tree.Span(node), LiteralKind.String, Tree.Text(node)),
            };

    /// <summary>What can be read several times: the value itself, or a variable that holds it.</summary>
    private Expression Stable(Expression given, Binder bind)
    {
        var at = given;
        for (var i = 0; i < 8 && at is Member member; i++)
        {
            at = member.Target;
        }
        if (at is Name)
        {
            return given;
        }
        var held = new Name(given.Span, $"<{++temporaries}>");
        bind.Statements.Add(new Declaration(given.Span, held, null, given, NoModifiers));
        return held;
    }

    // A pattern inside an expression, where no statement can be added: ({a, b: [c = 1]} = x).
    private Collection ObjectTarget(int node)
    {
        List<Entry> entries = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            switch (Tree.Kind(child))
            {
                case "pair_pattern":
                    entries.Add(new Entry(KeyOf(Tree.Field(child, key)), Expression(Tree.Field(child, value))));
                    break;
                case "rest_pattern":
                    entries.Add(new Entry(null, Expression(Tree.FirstNamed(child)), Spread: true));
                    break;
                default:
                    var plain = Is(isIdentifier, child) ? child : Tree.Field(child, left);
                    var word = plain == SyntaxTree.None ? null : new Literal(Tree.Span(plain), LiteralKind.String, Tree.Text(plain));
                    entries.Add(new Entry(word, Expression(plain)));
                    break;
            }
        }
        return new Collection(Tree.Span(node), CollectionKind.Map, [.. entries]);
    }

    private Collection ListTarget(int node)
    {
        List<Entry> entries = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            var isRest = Tree.Kind(child) == "rest_pattern";
            entries.Add(new Entry(null, Expression(isRest ? Tree.FirstNamed(child) : child), isRest));
        }
        return new Collection(Tree.Span(node), CollectionKind.List, [.. entries]);
    }
}
