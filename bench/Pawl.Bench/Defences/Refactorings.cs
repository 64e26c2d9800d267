using System.Text.RegularExpressions;
using Pawl.Analysis.Form;

namespace Pawl.Bench.Defences;

/// <summary>Edits that keep every defence: whatever is said to be lost after one of them is a false alarm.</summary>
internal sealed class Refactorings(Source source)
{
    private readonly Dialect write = new(source);
    private readonly List<Edit> found = [];

    internal IReadOnlyList<Edit> All()
    {
        foreach (var function in source.Form.Functions.Where(f => f.Id != "<lambda>" || source.IsScript))
        {
            var locals = new Locals(source, function);
            RenameLocals(function, locals);
            RenameFunction(function);
            foreach (var block in Shape.Blocks(function))
            {
                for (var i = 0; i < block.Statements.Length; i++)
                {
                    if (block.Statements[i] is If guard && guard.IsGuard(source) && source.BeginsLine(guard.Span.Start))
                    {
                        Guard(function, guard, block, i, locals);
                    }
                }
            }
            Comments(function);
        }
        found.AddRange(new Moves(source).All());
        return found;
    }

    private void Guard(Function function, If guard, Block block, int at, Locals locals)
    {
        var (indent, test) = (source.Indent(guard.Span.Start), source.At(guard.Test.Span));
        var name = $"is_refused_{at}";
        // A value is not named for being there.
        if (guard.Test is not (Name or Member))
        {
            found.Add(
                new Edit(
                    "name-condition",
                    "declare",
                    guard.Span,
                    [
                        (new Span(guard.Span.Start, guard.Span.Start), write.Declare(name, test) + "\n" + indent),
                        (guard.Test.Span, source.IsPython ? " " + name : name),
                    ]
                )
            );
        }
        if (guard.Test is Binary { Operator: Operator.Or } or)
        {
            var then = source.Text[guard.Test.Span.End..guard.Span.End];
            var head = source.Text[guard.Span.Start..guard.Test.Span.Start];
            found.Add(
                new Edit(
                    "split-condition",
                    "two",
                    guard.Span,
                    $"{head}{source.At(or.Left.Span)}{then}\n{indent}{head}{source.At(or.Right.Span)}{then}"
                )
            );
        }
        Invert(guard, block, at, indent, test);
        if (at + 1 < block.Statements.Length && block.Statements[at + 1] is If next && next.IsGuard(source))
        {
            found.Add(new Edit("reorder", "guards", guard.Span, [(guard.Span, source.At(next.Span)), (next.Span, source.At(guard.Span))]));
        }
        if (guard.Test is Binary { Operator: >= Operator.Equal and <= Operator.GreaterEqual } compared && guard.Test.Span.Length > 0)
        {
            SwapSides(guard, compared);
        }
        Extract(function, guard, locals, test, at);
    }

    private void SwapSides(If guard, Binary compared)
    {
        var between = source.Text[compared.Left.Span.End..compared.Right.Span.Start].Trim();
        var turned = between switch
        {
            "<" => ">",
            "<=" => ">=",
            ">" => "<",
            ">=" => "<=",
            "==" or "!=" or "===" or "!==" => between,
            _ => null,
        };
        if (turned is not null)
        {
            found.Add(
                new Edit(
                    "swap-sides",
                    "compare",
                    guard.Test.Span,
                    Turned(source.At(compared.Left.Span), turned, source.At(compared.Right.Span))
                )
            );
        }

        string Turned(string left, string by, string right) =>
            source.At(guard.Test.Span).Contains('(') && source.At(guard.Test.Span)[0] == '('
                ? $"({right} {by} {left})"
                : $"{right} {by} {left}";
    }

    /// <summary><c>if (bad) leave; rest</c> becomes <c>if (!bad) { rest } else leave</c>.</summary>
    private void Invert(If guard, Block block, int at, string indent, string test)
    {
        if (at + 1 >= block.Statements.Length || block.Statements.Skip(at).Any(s => s is Label))
        {
            return;
        }
        var rest = new Span(block.Statements[at + 1].Span.Start, block.Statements[^1].Span.End);
        if (rest.Start < guard.Span.End || source.At(rest).Contains("\"\"\"", StringComparison.Ordinal) || !source.BeginsLine(rest.Start))
        {
            return;
        }
        var inner = source.Lines(rest, indent + "    ");
        var then = source.IsPython
            ? $"else:\n{indent}    {source.Lines(Shape.Inside(guard.Then), indent + "    ")}"
            : $"else {source.At(guard.Then.Span)}";
        found.Add(
            new Edit(
                "invert",
                "else",
                new Span(guard.Span.Start, rest.End),
                $"{write.If(write.Not(Bare(test)), inner, indent)}\n{indent}{then}"
            )
        );
    }

    private static string Bare(string test) =>
        test.StartsWith('(') && test.EndsWith(')') && test.Count(c => c == '(') == 1 ? test[1..^1] : test;

    private void Extract(Function function, If guard, Locals locals, string test, int at)
    {
        if (Regex.IsMatch(test, @"\b(await|yield|this|:=)\b") || Shape.Expressions(guard.Test).Any(e => e is Lambda or Assignment))
        {
            return;
        }
        var place = write.PlaceFor(function);
        var here = new Span(place, place);
        var indent = source.Indent(place);
        var used = locals.In(guard.Test.Span);
        var name = $"should_refuse_{at}";
        var call = Dialect.Call(name, used.Select(u => u.Name));
        found.Add(
            new Edit(
                "extract-condition",
                "helper",
                guard.Span,
                [
                    (here, write.Function(name, used, write.Return(test), returns: true, indent)),
                    (guard.Test.Span, source.IsPython || !test.StartsWith('(') ? call : $"({call})"),
                ]
            )
        );
        var whole = source.At(guard.Span);
        if (guard.Then is Throw or Block { Statements: [.., Throw] } && !Regex.IsMatch(whole, @"\b(await|yield|this|return)\b"))
        {
            var all = locals.In(guard.Span);
            var ensure = $"ensure_allowed_{at}";
            found.Add(
                new Edit(
                    "extract-guard",
                    "helper",
                    guard.Span,
                    [
                        (here, write.Function(ensure, all, source.Lines(guard.Span, indent + "    "), returns: false, indent)),
                        (guard.Span, Dialect.Call(ensure, all.Select(u => u.Name)) + write.End),
                    ]
                )
            );
        }
    }

    private void RenameLocals(Function function, Locals locals)
    {
        List<(Span, string)> changes = [];
        var number = 0;
        foreach (var name in locals.Types.Keys.Order(StringComparer.Ordinal))
        {
            // Frameworks bind parameters of routes by their names.
            if (function.Parameters.Any(p => p.Id == name) && (source.IsPython || function.Annotations.Count > 0))
            {
                continue;
            }
            if (locals.PlacesOf(name) is { } places)
            {
                number++;
                changes.AddRange(places.Select(p => (p, $"renamed_{number}")));
            }
        }
        if (changes.Count > 0)
        {
            found.Add(new Edit("rename-locals", "rename", function.Head, changes));
        }
    }

    private void RenameFunction(Function function)
    {
        if (function.Id.Length < 3 || function.Id.StartsWith('<') || function.Annotations.Count > 0 || function.Id == "main")
        {
            return;
        }
        var written = Regex.Matches(source.Text, $@"(?<![\w$.""'/]){Regex.Escape(function.Id)}(?=\s*\()");
        var everywhere = Regex.Count(source.Text, $@"(?<![\w$]){Regex.Escape(function.Id)}(?![\w$])");
        if (written.Count > 1 && written.Count == everywhere)
        {
            found.Add(
                new Edit(
                    "rename-function",
                    "rename",
                    function.Head,
                    [.. written.Select(m => (new Span(m.Index, m.Index + m.Length), "renamed_function"))]
                )
            );
        }
    }

    private void Comments(Function function)
    {
        var sign = source.IsPython ? "#" : "//";
        List<(Span, string)> changes = [];
        foreach (var statement in Shape.Blocks(function).SelectMany(b => b.Statements).Where(s => source.BeginsLine(s.Span.Start)))
        {
            var at = source.LineStart(statement.Span.Start);
            changes.Add((new Span(at, at), $"\n{source.Indent(at)}{sign} This is one more remark.\n"));
        }
        if (changes.Count > 0)
        {
            found.Add(new Edit("comments", "add", function.Head, [.. changes.Distinct()]));
        }
    }
}
