using System.Text.RegularExpressions;
using Pawl.Analysis.Form;

namespace Pawl.Bench.Defences;

/// <summary>Refactorings that put code elsewhere: helpers taken back in, functions in another order, checks in middleware, decorators and on classes.</summary>
internal sealed class Moves(Source source)
{
    private readonly Dialect write = new(source);
    private readonly List<Edit> found = [];

    internal IReadOnlyList<Edit> All()
    {
        Reorder();
        foreach (var function in source.Form.Functions)
        {
            Inline(function);
            Middleware(function);
            Decorator(function);
            OnClass(function);
            Library(function);
        }
        return found;
    }

    private void Reorder()
    {
        var top = source
            .Form.Functions.Where(f =>
                f.Span.Length > 0 && source.BeginsLine(f.Span.Start) && f.Annotations.Count == 0 && !f.Id.StartsWith('<')
            )
            .Where(f => source.Text.AsSpan(f.Span.End).TrimStart(" ;").StartsWith("\n"))
            .ToList();
        for (var i = 0; i + 1 < top.Count; i++)
        {
            var (first, second) = (top[i], top[i + 1]);
            if (
                first.ClassName == second.ClassName
                && source.Indent(first.Span.Start) == source.Indent(second.Span.Start)
                && first.Span.End < second.Span.Start
            )
            {
                found.Add(
                    new Edit(
                        "reorder",
                        "functions",
                        first.Head,
                        [(first.Span, source.At(second.Span)), (second.Span, source.At(first.Span))]
                    )
                );
            }
        }
    }

    /// <summary>A helper of one return, or one that checks and throws, is written out where it is called.</summary>
    private void Inline(Function helper)
    {
        if (helper.Annotations.Count > 0 || helper.Id.StartsWith('<') || helper.Parameters.Any(p => p.Default is not null || p.Variadic))
        {
            return;
        }
        var locals = new Locals(source, helper);
        var (calls, uses) = Calls(helper);
        if (calls.Count == 0 || uses != calls.Count)
        {
            return;
        }
        List<(Span, string)> changes = [(helper.Span, "")];
        if (helper.Body.Statements is [Return { Value: { } value }])
        {
            foreach (var (call, _) in calls)
            {
                if (Substituted(locals, helper, value.Span, call) is not { } text)
                {
                    return;
                }
                changes.Add((call.Span, $"({text})"));
            }
        }
        else if (
            helper.Body.Statements.Length > 0
            && calls.All(c => c.IsStatement)
            && !Regex.IsMatch(source.At(helper.Body.Span), @"\b(return|await|yield|this)\b")
        )
        {
            foreach (var (call, statement) in calls)
            {
                if (Substituted(locals, helper, Shape.Inside(helper.Body), call) is not { } text)
                {
                    return;
                }
                var body = text.Replace(
                    "\n" + source.Indent(helper.Body.Statements[0].Span.Start),
                    "\n" + source.Indent(call.Span.Start),
                    StringComparison.Ordinal
                );
                changes.Add((call.Span, body));
            }
        }
        else
        {
            return;
        }
        found.Add(new Edit("inline", "helper", helper.Head, changes));
    }

    private (List<(Call Call, bool IsStatement)> Calls, int Uses) Calls(Function helper)
    {
        List<(Call, bool)> calls = [];
        var statements = new HashSet<Call>();
        foreach (var function in source.Form.Functions.Prepend(source.Form.Module))
        {
            FormWalk.Statements(function.Body, s => _ = Shape.CallIn(s) is { } c && statements.Add(c));
            FormWalk.Expressions(
                function.Body,
                e =>
                {
                    if (
                        e is Call { Callee: Name name } call
                        && name.Id == helper.Id
                        && call.Arguments.All(a => a.Label is null && !a.Spread)
                    )
                    {
                        calls.Add((call, statements.Contains(call)));
                    }
                }
            );
        }
        return ([.. calls.DistinctBy(c => c.Item1.Span)], Regex.Count(source.Text, $@"(?<![\w$]){Regex.Escape(helper.Id)}(?![\w$])") - 1);
    }

    private string? Substituted(Locals locals, Function helper, Span what, Call call)
    {
        if (call.Arguments.Length != helper.Parameters.Count || call.Arguments.Any(a => a.Value is not (Name or Member or Literal)))
        {
            return null;
        }
        var changes = new List<(Span Where, string Text)>();
        for (var i = 0; i < helper.Parameters.Count; i++)
        {
            if (locals.PlacesOf(helper.Parameters[i].Id) is not { } places)
            {
                return null;
            }
            changes.AddRange(
                places.Where(p => p.Start >= what.Start && p.End <= what.End).Select(p => (p, source.At(call.Arguments[i].Value.Span)))
            );
        }
        var text = source.At(what);
        foreach (var (where, replacement) in changes.OrderByDescending(c => c.Where.Start))
        {
            text = text[..(where.Start - what.Start)] + replacement + text[(where.End - what.Start)..];
        }
        return text;
    }

    /// <summary>The first check of a handler goes into a function in front of it.</summary>
    private void Middleware(Function handler)
    {
        if (
            !source.IsScript
            || handler.Parameters.Count is not (2 or 3)
            || handler.Body.Statements is not [If guard, _, ..]
            || !guard.IsGuard(source)
            || Regex.IsMatch(source.At(guard.Span), @"\bawait\b")
            || RouteOf(handler) is not { } route
        )
        {
            return;
        }
        var place = write.PlaceFor(handler);
        var names = string.Join(", ", handler.Parameters.Take(2).Select(p => p.Id));
        var text = $"function gate_first({names}, next) {{\n  {source.Lines(guard.Span, "  ")}\n  next();\n}}\n\n";
        found.Add(
            new Edit(
                "middleware",
                "route",
                guard.Span,
                [(new Span(place, place), text), (new Span(route, route), "gate_first, "), (guard.Span, "")]
            )
        );
    }

    private int? RouteOf(Function handler)
    {
        int? start = null;
        FormWalk.Expressions(
            source.Form.Module.Body,
            e =>
            {
                if (
                    e is Call { Callee: Member, Arguments: [{ Value: Literal { Kind: LiteralKind.String } }, .., { Value: Lambda last }] }
                    && ReferenceEquals(last.Function, handler)
                )
                {
                    start = last.Span.Start;
                }
            }
        );
        return start;
    }

    private void Decorator(Function handler)
    {
        if (
            !source.IsPython
            || handler.Annotations.Count == 0
            || handler.Body.Statements is not [If guard, _, ..]
            || !guard.IsGuard(source)
            || new Locals(source, handler).In(guard.Span).Count > 0
            || handler.Modifiers.Contains("async")
            || !source.BeginsLine(guard.Span.Start)
        )
        {
            return;
        }
        var place = write.PlaceFor(handler);
        var check = source.Lines(guard.Span, "        ");
        var text =
            $"def gate_first(inner):\n    def around(*args, **kwargs):\n        {check}\n        return inner(*args, **kwargs)\n    return around\n\n\n";
        var line = source.LineStart(source.Text.IndexOf("def ", handler.Head.Start, StringComparison.Ordinal));
        found.Add(
            new Edit(
                "middleware",
                "decorator",
                guard.Span,
                [(new Span(place, place), text), (new Span(line, line), $"{source.Indent(line)}@gate_first\n"), (guard.Span, "pass")]
            )
        );
    }

    /// <summary>An annotation of a method stands on its class: it holds for the method as well.</summary>
    private void OnClass(Function method)
    {
        if (
            source.Language is not ("java" or "csharp")
            || source.Form.Classes.FirstOrDefault(c => c.Methods.Contains(method)) is not { } owner
        )
        {
            return;
        }
        foreach (var annotation in method.Annotations.Where(a => SecurityWords.KindOf(a.Id) is "authorisation" or "authentication"))
        {
            var text = source.At(annotation.Span);
            var isAlone =
                source.Language == "java" || source.Text[annotation.Span.Start - 1] == '[' && source.Text[annotation.Span.End] == ']';
            if (isAlone)
            {
                var span = source.Language == "java" ? annotation.Span : new Span(annotation.Span.Start - 1, annotation.Span.End + 1);
                var put = source.LineStart(owner.Annotations.Select(a => a.Span.Start).Append(owner.Span.Start).Min());
                found.Add(
                    new Edit(
                        "middleware",
                        "class",
                        span,
                        [(new Span(put, put), (source.Language == "java" ? text : $"[{text}]") + "\n"), (span, "")]
                    )
                );
            }
        }
    }

    /// <summary><c>if (x == null) throw</c> becomes the library's check.</summary>
    private void Library(Function function)
    {
        foreach (var guard in Shape.Blocks(function).SelectMany(b => b.Statements).OfType<If>().Where(g => g.IsGuard(source)))
        {
            if (
                guard
                    is { Test: Binary { Operator: Operator.Equal, Left: Name { Id: var name }, Right: Literal { Kind: LiteralKind.Null } } }
                && guard.Then is Throw or Block { Statements: [Throw] }
                && source.Language is "java" or "csharp"
            )
            {
                var call = source.Language == "java" ? $"Objects.requireNonNull({name});" : $"ArgumentNullException.ThrowIfNull({name});";
                found.Add(new Edit("library", "null", guard.Span, call));
            }
        }
    }
}
