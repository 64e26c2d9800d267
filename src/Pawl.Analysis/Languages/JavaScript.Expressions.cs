using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Expressions.</content>
internal sealed partial class JavaScript
{
    // a.b().c().d()... is as long as people make it; deeper than this, only what is evaluated is kept.
    private const int ChainLimit = 1000;
    private const int LongestConstant = 4096;
    private int chained;

    private void OnExpressions()
    {
        Express(
            n => new Name(Tree.Span(n), Tree.Text(n)),
            "identifier",
            "this",
            "super",
            "import",
            "meta_property",
            "type_identifier",
            "property_identifier",
            "private_property_identifier",
            "shorthand_property_identifier",
            "shorthand_property_identifier_pattern",
            "statement_identifier"
        );
        Express(Inner, "parenthesized_expression", "satisfies_expression", "instantiation_expression", "computed_property_name");
        Express(Postfix, "call_expression", "member_expression", "subscript_expression", "non_null_expression");
        Express(Created, "new_expression");
        Express(Sequence, "sequence_expression");
        Express(List, "array");
        Express(Map, "object");
        Express(Assigned, "assignment_expression", "augmented_assignment_expression");
        Express(BinaryOf, "binary_expression");
        Express(UnaryOf, "unary_expression");
        Express(Updated, "update_expression");
        Express(n => new Unary(Tree.Span(n), UnaryOperator.Await, Inner(n)), "await_expression");
        Express(n => new Unary(Tree.Span(n), UnaryOperator.Yield, Inner(n)), "yield_expression");
        Express(n => new Unary(Tree.Span(n), UnaryOperator.Spread, Inner(n)), "spread_element");
        Express(
            n => new Conditional(Tree.Span(n), Test(n), Expression(Tree.Field(n, consequence)), Expression(Tree.Field(n, alternative))),
            "ternary_expression"
        );
        Express(n => Converted(n, Last(n), Tree.FirstNamed(n)), "as_expression");
        Express(n => Converted(n, Tree.FirstNamed(Tree.FirstNamed(n)), Last(n)), "type_assertion");
    }

    private Expression Inner(int node)
    {
        var inner = Tree.FirstNamed(node);
        return inner == SyntaxTree.None ? new Unknown(Tree.Span(node), []) : Expression(inner);
    }

    private Expression Converted(int node, int to, int from)
    {
        var given = Expression(from);
        var written = to == from || to == SyntaxTree.None ? null : TypeName(to, 0);
        return written is null or "any" or "unknown" or "const" ? given : new Cast(Tree.Span(node), written, given);
    }

    private Expression Sequence(int node)
    {
        Expression? result = null;
        foreach (var child in Tree.NamedChildren(node))
        {
            var next = Expression(child);
            // (0, module.f)(x) calls f without a receiver: the number says nothing.
            result = result is null or Literal ? next : new Binary(Tree.Span(node), Operator.Comma, result, next);
        }
        return result ?? new Unknown(Tree.Span(node), []);
    }

    private int Receiver(int node)
    {
        var at = Tree.Field(node, function);
        at = at == SyntaxTree.None ? Tree.Field(node, @object) : at;
        return at == SyntaxTree.None ? Tree.FirstNamed(node) : at;
    }

    private Expression Postfix(int node)
    {
        var at = node;
        var receiver = Receiver(at);
        if (!Is(isPostfix, receiver))
        {
            return Link(at, receiver, Expression(receiver));
        }
        var stack = new Stack<int>();
        while (Is(isPostfix, receiver))
        {
            stack.Push(at);
            at = receiver;
            receiver = Receiver(at);
        }
        var outer = chained;
        var result = Link(at, receiver, Expression(receiver));
        while (stack.TryPop(out var current))
        {
            result = ++chained > ChainLimit ? Flat(current, result) : Link(current, at, result);
            at = current;
        }
        chained = outer;
        return result;
    }

    // Keeps the nesting flat: the earlier links' arguments and this one's, side by side.
    private Unknown Flat(int node, Expression before)
    {
        List<Expression> parts = before is Unknown { Children: List<Expression> list } ? list : [before];
        foreach (var given in Arguments(Tree.Field(node, arguments), SyntaxTree.None))
        {
            parts.Add(given.Value);
        }
        return new Unknown(Tree.Span(node), parts);
    }

    private Expression Link(int node, int receiverNode, Expression receiver)
    {
        var span = Tree.Span(node);
        var member = Tree.Field(node, property);
        if (member != SyntaxTree.None)
        {
            var id = Tree.Text(member);
            // What compiled modules read their default export with.
            return id == "default" && receiver is Name name && modules.ContainsKey(name.Id) ? receiver : new Member(span, receiver, id);
        }
        var element = Tree.Field(node, index);
        if (element != SyntaxTree.None)
        {
            var at = Expression(element);
            return at is Literal { Kind: LiteralKind.String } word && IsWord(word.Text)
                ? new Member(span, receiver, word.Text)
                : new Form.Index(span, receiver, at);
        }
        var given = Tree.Field(node, arguments);
        if (given == SyntaxTree.None)
        {
            return receiver;
        }
        if (!Is(isArguments, given))
        {
            return Template(given, receiver, span);
        }
        return receiver is Name { Id: "require" or "import" } && Required(node) is { } module
            ? RequiredName(node, module)
            : new Call(span, receiver, [.. Arguments(given, receiverNode)]);
    }

    private static bool IsWord(string text)
    {
        if (text.Length is 0 or > 60 || char.IsAsciiDigit(text[0]))
        {
            return false;
        }
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '$'))
            {
                return false;
            }
        }
        return true;
    }

    private List<Argument> Arguments(int node, int called)
    {
        List<Argument> list = [];
        if (node == SyntaxTree.None)
        {
            return list;
        }
        foreach (var child in Tree.NamedChildren(node))
        {
            if (called != SyntaxTree.None && Is(isFunction, child))
            {
                (callNode, eventWord) = (called, Event(called, list));
            }
            var isSpread = Tree.Kind(child) == "spread_element";
            list.Add(new Argument(isSpread ? Inner(child) : Expression(child), Spread: isSpread));
            (callNode, eventWord) = (SyntaxTree.None, null);
        }
        return list;
    }

    /// <summary>The event of <c>socket.on('message', …)</c>.</summary>
    private Literal? Event(int called, List<Argument> before)
    {
        if (before.Count == 0 || before[0].Value is not Literal { Kind: LiteralKind.String, Text.Length: > 0 and <= 40 } word)
        {
            return null;
        }
        var text = Tree.Utf8(called);
        return text.EndsWith(".on"u8) || text.EndsWith(".once"u8) || text.EndsWith("ddEventListener"u8) || text.EndsWith("ddListener"u8)
            ? word
            : null;
    }

    private Call Created(int node)
    {
        var called = Tree.Field(node, constructor);
        var callee = called == SyntaxTree.None ? new Unknown(Tree.Span(node), []) : Expression(called);
        return new Call(Tree.Span(node), callee, [.. Arguments(Tree.Field(node, arguments), called)], isNew: true);
    }

    private Collection List(int node)
    {
        List<Entry> entries = [];
        var isHole = true;
        foreach (var child in Tree.Children(node))
        {
            if (Tree.IsNamed(child) && !Tree.IsExtra(child))
            {
                var isSpread = Tree.Kind(child) == "spread_element";
                entries.Add(new Entry(null, isSpread ? Inner(child) : Expression(child), isSpread));
                isHole = false;
            }
            else if (!Tree.IsNamed(child) && Tree.Utf8(child).SequenceEqual(","u8))
            {
                if (isHole)
                {
                    entries.Add(new Entry(null, new Literal(Tree.Span(child), LiteralKind.Null, "undefined")));
                }
                isHole = true;
            }
        }
        return new Collection(Tree.Span(node), CollectionKind.List, [.. entries]);
    }

    private Collection Map(int node)
    {
        List<Entry> entries = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            switch (Tree.Kind(child))
            {
                case "pair":
                    var at = KeyOf(Tree.Field(child, key));
                    var given = Tree.Field(child, value);
                    entries.Add(
                        new Entry(
                            at,
                            given == SyntaxTree.None
                                ? new Unknown(default, [])
                                : NamedValue(given, at is Literal word ? word.Text : "<lambda>")
                        )
                    );
                    break;
                case "spread_element":
                    entries.Add(new Entry(null, Inner(child), Spread: true));
                    break;
                case "method_definition":
                    var own = Tree.Field(child, name);
                    var keyOf = own == SyntaxTree.None ? null : KeyOf(own);
                    var made = NewFunction(child, (keyOf as Literal)?.Text ?? "<computed>", ModifiersOf(child), NoAnnotations);
                    entries.Add(new Entry(keyOf, new Lambda(Tree.Span(child), made)));
                    break;
                default:
                    var plain = Is(isIdentifier, child);
                    entries.Add(
                        new Entry(plain ? new Literal(Tree.Span(child), LiteralKind.String, Tree.Text(child)) : null, Expression(child))
                    );
                    break;
            }
        }
        return new Collection(Tree.Span(node), CollectionKind.Map, [.. entries]);
    }

    private Assignment Assigned(int node)
    {
        var (to, given) = (Tree.Field(node, left), Tree.Field(node, right));
        var target = Expression(to);
        var op = Tree.Field(node, @operator) is var at && at == SyntaxTree.None ? null : (Operator?)OperatorOf(Tree.Utf8(at)[..^1]);
        if (op is null && target is Name plain && given != SyntaxTree.None && ModulePart(given, imported: false) is { } module)
        {
            AddImport(to, plain.Id, module);
        }
        var id = target switch
        {
            Name simple => simple.Id,
            Member member => member.Id,
            _ => "<lambda>",
        };
        return new Assignment(Tree.Span(node), target, op, given == SyntaxTree.None ? new Unknown(default, []) : NamedValue(given, id));
    }
}
