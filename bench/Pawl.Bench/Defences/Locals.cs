using System.Text.RegularExpressions;
using Pawl.Analysis.Form;

namespace Pawl.Bench.Defences;

/// <summary>Parameters and local variables of a function, with every place where they are named.</summary>
internal sealed class Locals
{
    private readonly Source source;
    private readonly Function function;
    private readonly Dictionary<string, List<Span>> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> types = new(StringComparer.Ordinal);
    private readonly HashSet<string> fixedNames = new(StringComparer.Ordinal);

    internal Locals(Source source, Function function)
    {
        (this.source, this.function) = (source, function);
        foreach (var parameter in function.Parameters)
        {
            types.TryAdd(parameter.Id, parameter.Type);
        }
        FormWalk.Statements(function.Body, s => Declared(s));
        FormWalk.Expressions(function.Body, Named);
    }

    /// <summary>Names with their declared types.</summary>
    internal IReadOnlyDictionary<string, string?> Types => types;

    /// <summary>Those that an expression or statement speaks of, in order of their first place.</summary>
    internal IReadOnlyList<(string Name, string? Type)> In(Span span) =>
        [
            .. places
                .Where(p => types.ContainsKey(p.Key))
                .Select(p =>
                    (
                        p.Key,
                        First: p.Value.Where(s => s.Start >= span.Start && s.End <= span.End).Select(s => s.Start).DefaultIfEmpty(-1).Min()
                    )
                )
                .Where(p => p.First >= 0)
                .OrderBy(p => p.First)
                .Select(p => (p.Key, types[p.Key])),
        ];

    /// <summary>Every place of a local, its declaration included; null when it cannot be told apart from something else of that name.</summary>
    internal IReadOnlyList<Span>? PlacesOf(string name)
    {
        if (fixedNames.Contains(name) || name is "self" or "this" or "cls" || !places.TryGetValue(name, out var known))
        {
            return null;
        }
        var spans = known.ToHashSet();
        foreach (var parameter in function.Parameters.Where(p => p.Id == name))
        {
            var at = new Regex($@"\b{Regex.Escape(name)}\b").Match(source.At(parameter.Span));
            spans.Add(new Span(parameter.Span.Start + at.Index, parameter.Span.Start + at.Index + name.Length));
        }
        var written = Regex.Count(WithoutComments(), $@"(?<![\w$]){Regex.Escape(name)}(?![\w$])");
        return written == spans.Count ? [.. spans.OrderBy(s => s.Start)] : null;
    }

    private string WithoutComments()
    {
        var text = source.At(function.Span).ToCharArray();
        foreach (var comment in source.Form.Comments)
        {
            for (var i = Math.Max(comment.Span.Start, function.Span.Start); i < Math.Min(comment.Span.End, function.Span.End); i++)
            {
                text[i - function.Span.Start] = ' ';
            }
        }
        return new string(text);
    }

    private void Declared(Statement statement)
    {
        switch (statement)
        {
            case Declaration { Target: Name name } d:
                types.TryAdd(name.Id, d.Type);
                break;
            case ExpressionStatement { Expression: Assignment { Target: Name name } } when source.IsPython:
                types.TryAdd(name.Id, null);
                break;
        }
    }

    private void Named(Expression expression)
    {
        if (expression is Name name && name.Span.Length == name.Id.Length && source.At(name.Span) == name.Id)
        {
            (places.TryGetValue(name.Id, out var list) ? list : places[name.Id] = []).Add(name.Span);
        }
        else if (expression is Collection map)
        {
            // { name } is both a key and a variable.
            fixedNames.UnionWith(map.Entries.Where(e => e.Key is { } key && key.Span == e.Value.Span).Select(e => source.At(e.Value.Span)));
        }
    }
}
