using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>What makes objects, arrays, tuples; queries.</content>
internal sealed partial class CSharp
{
    private void OnObjects()
    {
        OnExpression(n => Creation(n, Tree.Field(n, type)), "object_creation_expression", "implicit_object_creation_expression");
        OnExpression(n => Elements(n), "initializer_expression");
        OnExpression(ImplicitArray, "implicit_array_creation_expression", "implicit_stackalloc_expression");
        OnExpression(ArrayCreation, "array_creation_expression", "stackalloc_expression");
        OnExpression(Anonymous, "anonymous_object_creation_expression");
        OnExpression(Listed, "tuple_expression", "element_binding_expression", "collection_expression");
        OnExpression(WithOf, "with_expression");
    }

    /// <summary><c>new T(…) { … }</c>: properties of the initialiser are labelled arguments; elements make it a list or map of that type.</summary>
    private Expression Creation(int node, int typeNode)
    {
        var span = Tree.Span(node);
        var list = Tree.Child(node, "argument_list");
        List<Argument> given = list == SyntaxTree.None ? [] : Arguments(list);
        var init = Tree.Child(node, "initializer_expression");
        if (init != SyntaxTree.None && HasElements(init))
        {
            return WithElements(span, typeNode, given, init);
        }
        if (init != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(init))
            {
                if (Is(isAssignment, child))
                {
                    var label = Word(Tree.Field(child, left));
                    given.Add(new Argument(EntryValue(Tree.Field(child, right), label), label));
                }
            }
        }
        var callee = typeNode == SyntaxTree.None ? new Unknown(span, []) : TypeName(typeNode);
        return new Call(span, callee, [.. given], isNew: true);
    }

    private Expression EntryValue(int node, string label)
    {
        if (node == SyntaxTree.None)
        {
            return Expression(node);
        }
        return ValueFor(node, SyntaxTree.None, label);
    }

    /// <summary>True when something in the braces is no plain <c>Property = value</c>.</summary>
    private bool HasElements(int init)
    {
        foreach (var child in Tree.NamedChildren(init))
        {
            if (!Is(isAssignment, child) || !Is(isIdentifier, Tree.Field(child, left)))
            {
                return true;
            }
        }
        return false;
    }

    private Expression WithElements(Span span, int typeNode, List<Argument> given, int init)
    {
        var elements = Elements(init);
        List<Entry> entries = [.. elements.Entries];
        foreach (var argument in given)
        {
            // Sizes and comparers put nothing into the collection.
            if (argument.Value is not Literal && !IsComparer(argument.Value))
            {
                entries.Add(new Entry(null, argument.Value, Spread: true));
            }
        }
        var collection = new Collection(span, elements.Kind, [.. entries]);
        return typeNode == SyntaxTree.None ? collection : new Cast(span, TypeText(typeNode) ?? "", collection);
    }

    private static bool IsComparer(Expression node) =>
        node is Member { Target: Name { Id: "StringComparer" or "EqualityComparer" or "Comparer" } or Member { Id: "StringComparer" } }
        || (node is Member { Id: var id } && id.EndsWith("Comparer", StringComparison.Ordinal));

    /// <summary>Braces with elements: a map when its elements are <c>{key, value}</c>, <c>[key] = value</c> or <c>Name = value</c>, else a list.</summary>
    private Collection Elements(int node)
    {
        List<Entry> entries = [];
        var isMap = false;
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Is(isAssignment, child))
            {
                isMap = true;
                entries.Add(Keyed(child));
            }
            else if (Is(isInitializer, child) && Pair(child) is { } pair)
            {
                isMap = true;
                entries.Add(pair);
            }
            else
            {
                entries.Add(new Entry(null, Expression(child)));
            }
        }
        return new Collection(Tree.Span(node), isMap ? CollectionKind.Map : CollectionKind.List, [.. entries]);
    }

    private Entry Keyed(int node)
    {
        var target = Tree.Field(node, left);
        var label = Is(isBinding, target) ? "" : Word(target);
        Expression key = Is(isBinding, target)
            ? Expression(ArgumentValue(Tree.FirstNamed(target)))
            : new Literal(target == SyntaxTree.None ? default : Tree.Span(target), LiteralKind.String, label);
        return new Entry(key, EntryValue(Tree.Field(node, right), label));
    }

    private Entry? Pair(int node)
    {
        var (first, second, count) = (SyntaxTree.None, SyntaxTree.None, 0);
        foreach (var child in Tree.NamedChildren(node))
        {
            (first, second) = count == 0 ? (child, second) : (first, child);
            count++;
        }
        return count == 2 && !Is(isAssignment, first) && !Is(isInitializer, first)
            ? new Entry(Expression(first), Expression(second))
            : null;
    }

    private Expression ImplicitArray(int node)
    {
        var init = Tree.Child(node, "initializer_expression");
        return init == SyntaxTree.None ? Unknown(node) : Flat(init);
    }

    private Expression ArrayCreation(int node)
    {
        var init = Tree.Child(node, "initializer_expression");
        if (init != SyntaxTree.None)
        {
            return Flat(init);
        }
        var span = Tree.Span(node);
        var typeNode = Tree.Field(node, type);
        List<Argument> sizes = [];
        if (typeNode != SyntaxTree.None && Tree.Field(typeNode, rank) is var lengths && lengths != SyntaxTree.None)
        {
            foreach (var child in Tree.NamedChildren(lengths))
            {
                sizes.Add(new Argument(Expression(child)));
            }
        }
        var element = typeNode == SyntaxTree.None ? SyntaxTree.None : Tree.Field(typeNode, type);
        var callee =
            Tree.Kind(node) == "stackalloc_expression"
                ? "stackalloc"
                : (element == SyntaxTree.None ? "" : Dotted(TypeName(element))) + "[]";
        return new Call(span, new Name(typeNode == SyntaxTree.None ? span : Tree.Span(typeNode), callee), [.. sizes], isNew: true);
    }

    /// <summary>Elements of an array: pairs in braces are rows, not keys.</summary>
    private Collection Flat(int node)
    {
        List<Entry> entries = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            entries.Add(new Entry(null, Expression(child)));
        }
        return new Collection(Tree.Span(node), CollectionKind.List, [.. entries]);
    }

    /// <summary><c>new { A = x, y.B, c }</c>.</summary>
    private Collection Anonymous(int node)
    {
        List<Entry> entries = [];
        var label = SyntaxTree.None;
        var pending = SyntaxTree.None;
        foreach (var child in Tree.Children(node))
        {
            if (Tree.Kind(child) == "=")
            {
                (label, pending) = (pending, SyntaxTree.None);
            }
            else if (Is(isSelf, child) || (Tree.IsNamed(child) && !Tree.IsExtra(child)))
            {
                pending = child;
            }
            else if (pending != SyntaxTree.None)
            {
                entries.Add(Property(label, pending));
                (label, pending) = (SyntaxTree.None, SyntaxTree.None);
            }
        }
        return new Collection(Tree.Span(node), CollectionKind.Map, [.. entries]);
    }

    private Entry Property(int label, int node)
    {
        var given = label == SyntaxTree.None ? Expression(node) : EntryValue(node, Word(label));
        var id =
            label != SyntaxTree.None ? Word(label)
            : given is Name simple ? simple.Id
            : (given as Member)?.Id;
        return new Entry(
            id is null ? null : new Literal(Tree.Span(label == SyntaxTree.None ? node : label), LiteralKind.String, id),
            given
        );
    }

    /// <summary>Tuples, and the brackets of collection expressions with their <c>..spread</c>.</summary>
    private Collection Listed(int node)
    {
        List<Entry> entries = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree.Kind(child) == "collection_element")
            {
                var element = Tree.FirstNamed(child);
                entries.Add(new Entry(null, Expression(Tree.FirstNamed(element)), Tree.Kind(element) == "spread_element"));
                continue;
            }
            var at = ArgumentValue(child);
            if (at == SyntaxTree.None || (Is(isIdentifier, at) && Tree.Span(at).Length == 0))
            {
                continue;
            }
            var spread = Is(isBinding, node) && Tree.Kind(at) == "range_expression";
            entries.Add(new Entry(null, Expression(spread ? Tree.FirstNamed(at) : at), spread));
        }
        return new Collection(Tree.Span(node), CollectionKind.List, [.. entries]);
    }

    private Collection WithOf(int node)
    {
        List<Entry> entries = [new Entry(null, Expression(Operand(node)), Spread: true)];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree.Kind(child) == "with_initializer")
            {
                var label = Tree.FirstNamed(child);
                var last = label;
                foreach (var part in Tree.NamedChildren(child))
                {
                    last = part;
                }
                entries.Add(Property(label, last));
            }
        }
        return new Collection(Tree.Span(node), CollectionKind.Map, [.. entries]);
    }

    private Expression Query(int node)
    {
        List<ComprehensionClause> clauses = [];
        Entry? element = null;
        foreach (var clause in Tree.NamedChildren(node))
        {
            switch (Tree.Kind(clause))
            {
                case "from_clause":
                    clauses.Add(new ComprehensionClause(NameAt(Tree.Field(clause, name)), Expression(Last(clause)), []));
                    break;
                case "let_clause":
                    var given = Expression(Last(clause));
                    clauses.Add(new ComprehensionClause(NameAt(Tree.FirstNamed(clause)), One(given), []));
                    break;
                case "join_clause":
                    JoinClause(clause, clauses);
                    break;
                case "where_clause":
                    Restrict(clauses, Expression(Operand(clause)));
                    break;
                case "order_by_clause":
                    clauses.Add(new ComprehensionClause(new Name(Tree.Span(clause), "_"), One(Unknown(clause)), []));
                    break;
                case "select_clause":
                    element = new Entry(null, Expression(Operand(clause)));
                    break;
                case "group_clause":
                    element = new Entry(Expression(Last(clause)), Expression(Operand(clause)));
                    break;
                case "identifier" when element is { } so_far:
                    clauses = [new ComprehensionClause(NameAt(clause), Comprehended(node, so_far, clauses), [])];
                    element = new Entry(null, NameAt(clause));
                    break;
            }
        }
        return Comprehended(node, element ?? new Entry(null, new Unknown(Tree.Span(node), [])), clauses);
    }

    private Comprehension Comprehended(int node, Entry element, List<ComprehensionClause> clauses) =>
        new(Tree.Span(node), element.Key is null ? CollectionKind.List : CollectionKind.Map, element, clauses);

    private static Collection One(Expression only) => new(only.Span, CollectionKind.List, [new Entry(null, only)]);

    private int Last(int node)
    {
        var last = SyntaxTree.None;
        foreach (var child in Tree.Children(node))
        {
            last = Is(isSelf, child) || (Tree.IsNamed(child) && !Tree.IsExtra(child)) ? child : last;
        }
        return last;
    }

    private void JoinClause(int node, List<ComprehensionClause> clauses)
    {
        var typeNode = Tree.Field(node, type);
        List<int> parts = [];
        var into = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree.Kind(child) == "join_into_clause")
            {
                into = Tree.FirstNamed(child);
            }
            else if (child != typeNode)
            {
                parts.Add(child);
            }
        }
        if (parts.Count < 4)
        {
            return;
        }
        var keys = new Binary(
            new Span(Tree.Span(parts[2]).Start, Tree.Span(parts[3]).End),
            Operator.Equal,
            Expression(parts[2]),
            Expression(parts[3])
        );
        clauses.Add(new ComprehensionClause(NameAt(parts[0]), Expression(parts[1]), [keys]));
        if (into != SyntaxTree.None)
        {
            clauses.Add(new ComprehensionClause(NameAt(into), One(NameAt(parts[0])), []));
        }
    }

    private static void Restrict(List<ComprehensionClause> clauses, Expression test)
    {
        if (clauses.Count > 0)
        {
            clauses[^1] = clauses[^1] with { Conditions = [.. clauses[^1].Conditions, test] };
        }
    }
}
