using Pawl.Analysis.Form;

namespace Pawl.Bench.Defences;

/// <summary>
/// Edits that each take one defence out of a file or weaken it. In files with marks what the marks name; in others
/// what the form shows: checks that refuse, handlers, locks, resources, and names that speak of security.
/// </summary>
internal sealed class Removals(Source source)
{
    private readonly List<Edit> found = [];

    internal IReadOnlyList<Edit> All()
    {
        foreach (var function in source.Form.Functions.Prepend(source.Form.Module))
        {
            foreach (var block in Shape.Blocks(function))
            {
                foreach (var statement in block.Statements)
                {
                    Of(statement, block);
                }
            }
            Parts(function);
            Annotations(function.Annotations.Concat(function.Parameters.SelectMany(p => p.Annotations)));
        }
        foreach (var declared in source.Form.Classes)
        {
            Annotations(declared.Annotations.Concat(declared.Fields.SelectMany(f => f.Annotations)));
        }
        return [.. found.DistinctBy(e => string.Join('\n', e.Changes.Select(c => $"{c.Where.Start} {c.Where.End} {c.Text}")))];
    }

    /// <summary>The kind that a mark gives to what begins here, or the guess where the file has no marks.</summary>
    private string? Kind(int at, string name, Func<string?> guess)
    {
        if (source.Marks.Count == 0)
        {
            return guess();
        }
        for (var mark = source.Marks.GetValueOrDefault(source.LineOf(at)); mark is not null; mark = mark.Other)
        {
            if (mark.Name == name)
            {
                return mark.Kind;
            }
        }
        return null;
    }

    private void Of(Statement statement, Block block)
    {
        switch (statement)
        {
            case If test when test.IsWritten(source) && test.Otherwise is null:
                if (Kind(test.Span.Start, "", () => GuardKind(test)) is { } guarded)
                {
                    Check(test, guarded, block);
                }
                break;
            case Analysis.Form.Lock held:
                if (Kind(held.Span.Start, "", () => "lock") is { } locked)
                {
                    found.Add(new Edit(locked, "unwrap", held.Span, Bare(held.Body, held.Span)));
                }
                break;
            case Try handled:
                Handlers(handled);
                break;
            case Using scope:
                Resource(scope);
                break;
            default:
                var called = Shape.CallIn(statement);
                if (
                    (called ?? (statement as ExpressionStatement)?.Expression as Assignment as Expression) is { } what
                    && Kind(statement.Span.Start, "", () => called is null ? null : SecurityWords.OfCall(Shape.NameOf(called.Callee)))
                        is { } kind
                )
                {
                    found.Add(Delete(kind, statement, block));
                }
                break;
        }
    }

    private static string? GuardKind(If test)
    {
        if (!Shape.Refuses(test.Then))
        {
            return null;
        }
        var names = Shape.Expressions(test.Test).Select(e => e is Name or Member ? Shape.NameOf(e) : "");
        if (names.Select(SecurityWords.KindOf).FirstOrDefault(k => k is not null and not "timeout" and not "escaping") is { } kind)
        {
            return kind;
        }
        return test.Test switch
        {
            Binary { Operator: >= Operator.Less and <= Operator.GreaterEqual } => "bounds-check",
            Binary { Operator: Operator.Equal or Operator.NotEqual, Right: Literal { Kind: LiteralKind.Null } } => "null-check",
            Unary { Operator: UnaryOperator.Not, Operand: Name or Member } => "null-check",
            _ when test.Then is Throw or Block { Statements: [.., Throw] } => "validation",
            _ => null,
        };
    }

    private void Check(If test, string kind, Block block)
    {
        if (Shape.Leaves(test.Then))
        {
            found.Add(Delete(kind, test, block));
        }
        else
        {
            found.Add(new Edit(kind, "unwrap", test.Span, Bare(test.Then, test.Span)));
        }
        var text = source.At(test.Test.Span);
        if (Shape.Leaves(test.Then))
        {
            var never = source.Language switch
            {
                "python" => $"False and ({text})",
                "c" => $"0 && ({text})",
                _ => $"false && ({text})",
            };
            found.Add(new Edit(kind, "never", test.Test.Span, never));
            var unless = source.IsPython ? $"not skip_checks and ({text})" : $"!skipChecks && ({text})";
            found.Add(new Edit(kind, "unless", test.Test.Span, unless));
        }
        // One of two reasons to refuse, or one of two conditions to go on.
        var joined = Shape.Leaves(test.Then) ? Operator.Or : Operator.And;
        if (test.Test is Binary both && both.Operator == joined && both.Span.Length > 0)
        {
            found.Add(new Edit(kind, "half", both.Span, source.At(both.Left.Span)));
            found.Add(new Edit(kind, "half", both.Span, source.At(both.Right.Span)));
        }
    }

    private void Handlers(Try node)
    {
        if (!source.Text.AsSpan(node.Span.Start).StartsWith("try", StringComparison.Ordinal) || node.Body.Statements.Length == 0)
        {
            return;
        }
        if (node.Catches.Count > 0 && node.Final is null)
        {
            var isHandled = node.Catches.Any(IsHandled);
            if (Kind(node.Span.Start, "", () => isHandled ? "error-handling" : null) is { } kind)
            {
                found.Add(new Edit(kind, "unwrap", node.Span, Bare(node.Body, node.Span)));
                foreach (var handler in node.Catches.Where(IsHandled))
                {
                    found.Add(new Edit(kind, "empty", Shape.Inside(handler.Body), source.IsPython ? "pass" : ""));
                }
            }
        }
        if (node.Final is { Statements.Length: > 0 } final && Kind(node.Span.Start, "finally", () => "resource-release") is { } release)
        {
            found.Add(
                node.Catches.Count > 0
                    ? new Edit(release, "delete", Shape.Inside(final), source.IsPython ? "pass" : "")
                    : new Edit(release, "unwrap", node.Span, Bare(node.Body, node.Span))
            );
        }
    }

    private static bool IsHandled(Catch handler) =>
        handler.Body.Statements.Any(s => s is not (Continue or Break or Return { Value: null }) && s.Span.Length > 0);

    /// <summary><c>with open(p) as f:</c> becomes <c>f = open(p)</c>, <c>using var</c> becomes <c>var</c>.</summary>
    private void Resource(Using node)
    {
        if (
            node.Resources is not [Declaration { Value: { } value } resource]
            || Kind(node.Span.Start, "", () => "resource-release") is not { } kind
        )
        {
            return;
        }
        var text = source.Text.AsSpan(node.Span.Start);
        var inner = Shape.Inside(node.Body);
        if (source.IsPython && text.StartsWith("with") && node.Body is Block)
        {
            var opened = $"{source.At(resource.Target.Span)} = {source.At(value.Span)}";
            var indent = source.Indent(node.Span.Start);
            found.Add(new Edit(kind, "unwrap", node.Span, $"{opened}\n{indent}{source.Lines(inner, indent)}"));
        }
        else if (source.Language == "csharp" && text.StartsWith("using"))
        {
            var isBlock = text["using".Length..].TrimStart().StartsWith("(");
            found.Add(
                isBlock
                    ? new Edit(
                        kind,
                        "unwrap",
                        node.Span,
                        $"var {source.At(resource.Target.Span)} = {source.At(value.Span)};\n{source.At(node.Body.Span)}"
                    )
                    : new Edit(kind, "unwrap", new Span(node.Span.Start, node.Span.Start + "using ".Length), "")
            );
        }
        else if (source.Language == "java" && text.StartsWith("try"))
        {
            found.Add(
                new Edit(
                    kind,
                    "unwrap",
                    node.Span,
                    $"{resource.Type ?? "var"} {source.At(resource.Target.Span)} = {source.At(value.Span)};\n{source.At(node.Body.Span)}"
                )
            );
        }
    }

    /// <summary>Parts of expressions: what wraps a value, settings among arguments, middleware in front of a handler.</summary>
    private void Parts(Function function)
    {
        List<Statement> statements = [];
        FormWalk.Statements(function.Body, statements.Add);
        foreach (var expression in statements.SelectMany(Own))
        {
            if (expression is Collection { Kind: CollectionKind.Map } map)
            {
                foreach (var entry in map.Entries.Where(e => e.Key is Literal && e.Key.Span != e.Value.Span))
                {
                    Setting(((Literal)entry.Key!).Text, new Span(entry.Key.Span.Start, entry.Value.Span.End), entry.Value);
                }
            }
            else if (expression is Call call)
            {
                Wrapping(call, statements);
                Middleware(call);
                foreach (var argument in call.Arguments.Where(a => a.Label is not null))
                {
                    var start = source.Text.LastIndexOf(argument.Label!, argument.Value.Span.Start, StringComparison.Ordinal);
                    if (start >= 0 && argument.Value.Span.Start - start < argument.Label!.Length + 8)
                    {
                        Setting(argument.Label, new Span(start, argument.Value.Span.End), argument.Value);
                    }
                }
            }
        }
    }

    private static IEnumerable<Expression> Own(Statement statement) =>
        statement is ExpressionStatement or Declaration or Return or Throw ? Shape.Expressions(statement)
        : statement is If test ? Shape.Expressions(test.Test)
        : statement is Using u ? u.Resources.SelectMany(Shape.Expressions)
        : [];

    private void Setting(string label, Span whole, Expression value)
    {
        if (Kind(whole.Start, label, () => SecurityWords.OfSetting(label)) is not { } kind || value.Span.Length == 0)
        {
            return;
        }
        if (value is Literal { Kind: LiteralKind.Boolean, Text: "true" })
        {
            found.Add(new Edit(kind, "flip", value.Span, source.IsPython ? "False" : "false"));
        }
        // Certificates are verified by default.
        if (kind != "tls-verification" || value is not Literal { Kind: LiteralKind.Boolean })
        {
            found.Add(new Edit(kind, "drop", WithComma(whole), ""));
        }
    }

    private void Wrapping(Call call, List<Statement> statements)
    {
        var name = Shape.NameOf(call.Callee);
        if (
            name.Length == 0
            || call.IsNew
            || statements.Any(s => ReferenceEquals(Shape.CallIn(s), call))
            || Kind(call.Span.Start, name, () => SecurityWords.KindOf(name) is "escaping" or "timeout" ? SecurityWords.KindOf(name) : null)
                is not { } kind
        )
        {
            return;
        }
        // A step of a chain, or what is handed through.
        var inner =
            call.Callee is Member m && (call.Arguments.Length == 0 || m.Target is Call) ? m.Target
            : call.Arguments.Length > 0 ? call.Arguments[0].Value
            : null;
        if (inner is not null && inner.Span.Length > 0)
        {
            found.Add(new Edit(kind, "unwrap", call.Span, source.At(inner.Span)));
        }
    }

    private void Middleware(Call call)
    {
        if (
            call is not { Callee: Member, Arguments: [{ Value: Literal { Kind: LiteralKind.String } }, _, _, ..] }
            || call.Arguments[^1].Value is not (Lambda or Name or Member)
        )
        {
            return;
        }
        foreach (var argument in call.Arguments.Skip(1).SkipLast(1))
        {
            var name = Shape.NameOf(argument.Value is Call made ? made.Callee : argument.Value);
            if (name.Length > 0 && Kind(argument.Value.Span.Start, name, () => SecurityWords.KindOf(name)) is { } kind)
            {
                found.Add(new Edit(kind, "drop", WithComma(argument.Value.Span), ""));
            }
        }
    }

    private void Annotations(IEnumerable<Annotation> annotations)
    {
        foreach (var annotation in annotations)
        {
            var name = annotation.Id[(annotation.Id.LastIndexOf('.') + 1)..];
            var kind =
                Kind(annotation.Span.Start, name, () => SecurityWords.KindOf(name))
                ?? (source.Marks.Count > 0 ? Kind(annotation.Span.Start, "", () => null) : null);
            if (kind is not null && annotation.Span.Length > 0)
            {
                found.Add(new Edit(kind, "delete", Whole(annotation.Span), ""));
            }
        }
    }

    /// <summary>With its sign or brackets.</summary>
    private Span Whole(Span span)
    {
        var (start, end) = (span.Start, span.End);
        if (start > 0 && source.Text[start - 1] == '@')
        {
            start--;
        }
        else if (source.Language == "csharp" && source.Text[start] != '[')
        {
            var list = WithComma(span);
            if (list != span)
            {
                return list;
            }
            (start, end) = (start - 1, end + 1);
        }
        return new Span(start, end);
    }

    private Span WithComma(Span span)
    {
        var end = span.End;
        while (end < source.Text.Length && char.IsWhiteSpace(source.Text[end]))
        {
            end++;
        }
        if (end < source.Text.Length && source.Text[end] == ',')
        {
            return new Span(span.Start, end + 1);
        }
        var start = span.Start;
        while (start > 0 && char.IsWhiteSpace(source.Text[start - 1]))
        {
            start--;
        }
        return start > 0 && source.Text[start - 1] == ',' ? new Span(start - 1, span.End) : span;
    }

    private Edit Delete(string kind, Statement statement, Block block) =>
        new(kind, "delete", statement.Span, source.IsPython ? (block.Statements.Length == 1 ? "pass" : "pass  ") : ";");

    private string Bare(Statement body, Span outer)
    {
        var indent = source.Indent(outer.Start);
        var inner = Shape.Inside(body);
        return source.IsPython ? source.Lines(inner, indent) : source.At(body is Block { Statements.Length: > 0 } ? inner : body.Span);
    }
}
