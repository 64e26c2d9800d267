using System.Text.RegularExpressions;
using Pawl.Analysis.Form;

namespace Pawl.Bench.Defences;

/// <summary>Queries with placeholders become queries that are put together: the first bound value goes into the text.</summary>
internal static partial class Unbinding
{
    internal static IEnumerable<Edit> All(Source source)
    {
        foreach (var function in source.Form.Functions)
        {
            List<Call> calls = [];
            FormWalk.Expressions(function.Body, e => calls.AddRange(e is Call c ? [c] : []));
            foreach (var call in calls)
            {
                foreach (var argument in call.Arguments)
                {
                    if (
                        argument.Value is Literal { Kind: LiteralKind.String } query
                        && Query().IsMatch(query.Text)
                        && Placeholder().Match(source.At(query.Span)) is { Success: true } hole
                        && (Inline(call, query) ?? Later(calls, call)) is { } bound
                    )
                    {
                        yield return Joined(source, query, hole, bound.Value, bound.Statement);
                    }
                }
            }
        }
    }

    /// <summary><c>execute("… ?", (value,))</c>.</summary>
    private static (Expression Value, Call? Statement)? Inline(Call call, Literal query)
    {
        var at = call.Arguments.ToList().FindIndex(a => ReferenceEquals(a.Value, query));
        var given = at + 1 < call.Arguments.Length ? call.Arguments[at + 1].Value : null;
        return given switch
        {
            Collection { Entries: [var first, ..] } => (first.Value, null),
            // C#'s new { Id = id }, Java's varargs.
            Call { IsNew: true, Arguments: [var first, ..] } => (first.Value, null),
            Name or Member when call.Callee is Member => (given, null),
            _ => null,
        };
    }

    /// <summary><c>statement.setString(1, value)</c> after it.</summary>
    private static (Expression Value, Call? Statement)? Later(List<Call> calls, Call call)
    {
        var bind = calls.FirstOrDefault(c =>
            c.Span.Start > call.Span.Start
            && c.Arguments.Length >= 2
            && c.Arguments[0].Value is Literal
            && Binding().IsMatch(Shape.NameOf(c.Callee))
        );
        return bind is null ? null : (bind.Arguments[1].Value, bind);
    }

    private static Edit Joined(Source source, Literal query, Match hole, Expression value, Call? bind)
    {
        var text = source.At(query.Span);
        var quote = text[^1];
        var plus = $"'{quote} + {source.At(value.Span)} + {quote}'";
        var whole = text[..hole.Index] + plus + text[(hole.Index + hole.Length)..];
        List<(Span, string)> changes = [(query.Span, whole)];
        if (bind is not null)
        {
            changes.Add(
                (
                    bind.Span,
                    source.IsPython ? "None"
                    : source.Language == "java" ? "noop()"
                    : "_ = 0"
                )
            );
        }
        return new Edit("parameterisation", "join", query.Span, changes);
    }

    [GeneratedRegex(@"^\s*(select|insert|update|delete)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Query();

    [GeneratedRegex(@"\?|%s|\$1|[:@][a-z]\w*", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    [GeneratedRegex("^(set[A-Z]|AddWithValue$|bind)")]
    private static partial Regex Binding();
}
