using System.Globalization;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content><c>match</c>: each captured name becomes an assignment from the part of the subject that it captures.</content>
internal sealed partial class Python
{
    private const int DeepestPattern = 100;
    private static readonly string[] WholeCaptures = ["str", "bytes", "bytearray", "list", "dict", "tuple", "set", "frozenset"];
    private static readonly string[] NumberCaptures = ["int", "float", "bool"];

    private Statement Match(int node)
    {
        List<Entry> subjects = [];
        var several = false;
        foreach (var child in Tree.Children(node))
        {
            if (Tree[child].Field == subject)
            {
                subjects.Add(new Entry(null, Expression(child)));
            }
            else if (Tree[child].Field != body && subjects.Count > 0 && !Tree.IsExtra(child))
            {
                several |= Tree.Utf8(child).SequenceEqual(","u8);
            }
        }
        var span = Tree.Span(node);
        Expression matched = subjects is [var only] && !several ? only.Value : new Collection(span, CollectionKind.List, [.. subjects]);
        if (IsRepeatable(matched))
        {
            return new Switch(span, matched, Cases(node, matched));
        }
        // A subject that does something must be there once.
        var kept = new Name(matched.Span, "<match>");
        var keep = new ExpressionStatement(matched.Span, new Assignment(matched.Span, kept, null, matched));
        return new Block(span, [keep, new Switch(span, kept, Cases(node, kept))]);
    }

    private static bool IsRepeatable(Expression expression) =>
        expression switch
        {
            Name or Literal => true,
            Member m => IsRepeatable(m.Target),
            Form.Index { Key: Literal or Name } i => IsRepeatable(i.Target),
            Collection { Kind: CollectionKind.List } c => c.Entries.All(e => !e.Spread && IsRepeatable(e.Value)),
            _ => false,
        };

    private List<Case> Cases(int node, Expression matched)
    {
        List<Case> cases = [];
        var bodyNode = Tree.Field(node, body);
        if (bodyNode == SyntaxTree.None)
        {
            return cases;
        }
        foreach (var child in Tree.NamedChildren(bodyNode))
        {
            if (Tree.Kind(child) == "case_clause")
            {
                cases.Add(OneCase(child, matched));
            }
        }
        return cases;
    }

    private Case OneCase(int node, Expression matched)
    {
        List<Expression> captures = [];
        var values = CaseValues(node, matched, captures);
        var guardNode = Tree.Field(node, guard);
        var block = AsBlock(Tree.Field(node, consequence));
        if (guardNode == SyntaxTree.None)
        {
            return new Case(Tree.Span(node), values, null, captures.Count == 0 ? block : WithCaptures(block, captures), false);
        }
        // The guard sees the captured names.
        var test = Expression(Tree.FirstNamed(guardNode));
        for (var i = captures.Count - 1; i >= 0; i--)
        {
            test = new Binary(test.Span, Operator.Comma, captures[i], test);
        }
        return new Case(Tree.Span(node), values, test, block, false);
    }

    private static Block WithCaptures(Block block, List<Expression> captures)
    {
        List<Statement> list = [];
        foreach (var capture in captures)
        {
            list.Add(new ExpressionStatement(capture.Span, capture));
        }
        list.AddRange(block.Statements);
        return new Block(block.Span, [.. list]);
    }

    private List<Expression> CaseValues(int node, Expression matched, List<Expression> captures)
    {
        List<int> patterns = [];
        var comma = false;
        foreach (var child in Tree.Children(node))
        {
            if (KindOf(child) is Kind.CasePattern)
            {
                patterns.Add(child);
            }
            comma |= !Tree.IsNamed(child) && Tree.Utf8(child).SequenceEqual(","u8);
        }
        if (comma)
        {
            return [Elements(Tree.Span(node), patterns, matched, captures, 0)];
        }
        if (patterns.Count == 0)
        {
            return [];
        }
        var inner = Stripped(patterns[0]);
        if (KindOf(inner) is not Kind.UnionPattern)
        {
            return Pattern(inner, matched, captures, 0) is { } value ? [value] : [];
        }
        List<Expression> values = [];
        foreach (var child in Tree.NamedChildren(inner))
        {
            if (Pattern(child, matched, captures, 0) is not { } value)
            {
                return [];
            }
            values.Add(value);
        }
        return values;
    }

    /// <summary>Without the node that only holds a pattern.</summary>
    private int Stripped(int node)
    {
        while (KindOf(node) is Kind.CasePattern && Tree.FirstNamed(node) is var inner and not SyntaxTree.None)
        {
            node = inner;
        }
        return node;
    }

    /// <summary>What the subject is compared with, or null where anything fits; captured names are added as assignments.</summary>
    private Expression? Pattern(int node, Expression source, List<Expression> captures, int nesting)
    {
        node = Stripped(node);
        var span = Tree.Span(node);
        if (nesting > DeepestPattern)
        {
            return new Unknown(span, []);
        }
        switch (KindOf(node))
        {
            case Kind.CasePattern:
                return null;
            case Kind.DottedName or Kind.Identifier:
                return Dotted(node, source, captures);
            case Kind.AsPattern:
                return Aliased(node, source, captures, nesting);
            case Kind.UnionPattern or Kind.ListPattern:
                var list = new List<int>();
                foreach (var child in Tree.NamedChildren(node))
                {
                    list.Add(child);
                }
                return KindOf(node) is Kind.UnionPattern ? Alternatives(span, list, source, captures, nesting)
                    : list.Count == 1 && Tree.Utf8(node)[0] == '(' && Tree.Child(node, ",") == SyntaxTree.None
                        ? Pattern(list[0], source, captures, nesting + 1)
                    : Elements(span, list, source, captures, nesting);
            case Kind.DictPattern:
                return Mapping(node, source, captures, nesting);
            case Kind.ClassPattern:
                return Instance(node, source, captures, nesting);
            default:
                // The sign stands in front of the number, not in it.
                return
                    Expression(node) is Literal { Kind: LiteralKind.Integer or LiteralKind.Float } number
                    && Tree.Bytes[..span.Start].TrimEnd((byte)' ').EndsWith("-"u8)
                    ? new Literal(span, number.Kind, "-" + number.Text)
                    : Expression(node);
        }
    }

    private Expression? Dotted(int node, Expression source, List<Expression> captures)
    {
        Expression? path = null;
        var count = 0;
        foreach (var child in Tree.NamedChildren(node))
        {
            path = path is null ? NameOf(child) : new Member(new Span(path.Span.Start, Tree.Span(child).End), path, Tree.Text(child));
            count++;
        }
        if (count > 1)
        {
            return path;
        }
        Capture(path as Name ?? NameOf(node), source, captures);
        return null;
    }

    private static void Capture(Name target, Expression source, List<Expression> captures)
    {
        if (target.Id != "_")
        {
            captures.Add(new Assignment(target.Span, target, null, source));
        }
    }

    private Expression? Aliased(int node, Expression source, List<Expression> captures, int nesting)
    {
        var inner = Tree.FirstNamed(node);
        var target = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(node))
        {
            target = child == inner ? target : child;
        }
        var compared = inner == SyntaxTree.None ? null : Pattern(inner, source, captures, nesting + 1);
        if (target != SyntaxTree.None)
        {
            Capture(NameOf(target), source, captures);
        }
        return compared;
    }

    private Unknown? Alternatives(Span span, List<int> patterns, Expression source, List<Expression> captures, int nesting)
    {
        List<Expression> values = [];
        foreach (var pattern in patterns)
        {
            if (Pattern(pattern, source, captures, nesting + 1) is not { } value)
            {
                return null;
            }
            values.Add(value);
        }
        return new Unknown(span, values);
    }

    private Unknown Elements(Span span, List<int> patterns, Expression source, List<Expression> captures, int nesting)
    {
        List<Expression> values = [];
        var known = (source as Collection)?.Entries;
        var rest = false;
        for (var i = 0; i < patterns.Count; i++)
        {
            var pattern = Stripped(patterns[i]);
            if (KindOf(pattern) is Kind.SplatPattern or Kind.ListSplat)
            {
                rest = true;
                if (Tree.FirstNamed(pattern) is var target and not SyntaxTree.None)
                {
                    Capture(NameOf(target), new Form.Index(source.Span, source, null), captures);
                }
                continue;
            }
            var position = rest ? i - patterns.Count : i;
            var element =
                known is not null && !rest && i < known.Length
                    ? known[i].Value
                    : new Form.Index(
                        source.Span,
                        source,
                        new Literal(Tree.Span(pattern), LiteralKind.Integer, position.ToString(CultureInfo.InvariantCulture))
                    );
            if (Pattern(pattern, element, captures, nesting + 1) is { } value)
            {
                values.Add(value);
            }
        }
        return new Unknown(span, values);
    }

    private Unknown Mapping(int node, Expression source, List<Expression> captures, int nesting)
    {
        List<Expression> values = [];
        Expression? entryKey = null;
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree[child].Field == key)
            {
                entryKey = Expression(child);
            }
            else if (KindOf(child) is Kind.SplatPattern or Kind.DictionarySplat)
            {
                Capture(NameOf(Tree.FirstNamed(child)), source, captures);
            }
            else if (Pattern(child, new Form.Index(source.Span, source, entryKey), captures, nesting + 1) is { } value)
            {
                values.Add(value);
            }
        }
        return new Unknown(Tree.Span(node), values);
    }

    private Unknown Instance(int node, Expression source, List<Expression> captures, int nesting)
    {
        var classNode = Tree.FirstNamed(node);
        var id = classNode == SyntaxTree.None ? "" : Compact(classNode);
        List<Expression> values = [new Name(classNode == SyntaxTree.None ? Tree.Span(node) : Tree.Span(classNode), id)];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (child == classNode)
            {
                continue;
            }
            var pattern = Stripped(child);
            var part =
                Array.IndexOf(WholeCaptures, id) >= 0 ? source
                : Array.IndexOf(NumberCaptures, id) >= 0 ? new Cast(source.Span, id, source)
                : (Expression)new Unknown(source.Span, [source]);
            if (KindOf(pattern) is Kind.KeywordPattern)
            {
                var field = Tree.FirstNamed(pattern);
                part = new Member(source.Span, source, Id(field));
                foreach (var inner in Tree.NamedChildren(pattern))
                {
                    pattern = inner == field ? pattern : inner;
                }
            }
            if (KindOf(pattern) is not Kind.KeywordPattern && Pattern(pattern, part, captures, nesting + 1) is { } value)
            {
                values.Add(value);
            }
        }
        return new Unknown(Tree.Span(node), values);
    }
}
