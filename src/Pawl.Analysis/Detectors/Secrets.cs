using Pawl.Analysis.Flow;
using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Detectors;

/// <summary>
/// Finds credentials in string literals: by their own shape (a vendor's key format), or by the name that they are given together with
/// how random they look. Shapes, names and placeholders are the rule's data.
/// </summary>
internal sealed class Secrets
{
    private readonly Rule rule;
    private readonly (LazyRegex Pattern, string Name, bool IsMadeUpInTests)[] shapes;
    private readonly string[] hints;
    private readonly LazyRegex names;
    private readonly LazyRegex placeholders;
    private readonly int shortest;
    private readonly double leastEntropy;
    private readonly Pattern pattern;

    internal Secrets(Rule rule)
    {
        this.rule = rule;
        var node = rule.Detector!.Node;
        node.Allow("name", "shapes", "names", "placeholders", "min-length", "min-entropy");
        shapes =
        [
            .. (node["shapes"]?.List ?? []).Select(n =>
                (new LazyRegex(n.Required("pattern")), n.Required("title").Text, n["tests"]?.Text == "made-up")
            ),
        ];
        // A literal is matched against a shape only when it holds the shape's fixed text.
        hints = [.. (node["shapes"]?.List ?? []).Select(n => n.Required("has").Text)];
        names = new LazyRegex(node.Required("names"));
        placeholders = new LazyRegex(node.Required("placeholders"));
        shortest = node["min-length"]?.Number ?? 8;
        leastEntropy = (node["min-entropy"]?.Number ?? 25) / 10.0;
        pattern = new Pattern(PatternKind.Text, node);
    }

    /// <summary>In fields, and in these functions.</summary>
    internal IEnumerable<RawFinding> Find(FileFlow file, IReadOnlyList<Function> functions)
    {
        List<RawFinding> found = [];
        foreach (var function in functions)
        {
            var context = file.ContextOf(function);
            foreach (var parameter in function.Parameters)
            {
                Named(parameter.Id, parameter.Default, context, found);
            }
            Walk(function.Body, context, found);
        }
        foreach (var declared in file.Form.Classes)
        {
            var context = new FunctionContext(file.Form.Module, declared, file.Context);
            foreach (var field in declared.Fields)
            {
                Named(Conditions.NameOf(field.Target), field.Value, context, found);
                FormWalk.Expressions(field.Value, e => Visit(e, context, found));
            }
        }
        return found;
    }

    private void Walk(Statement body, FunctionContext context, List<RawFinding> found)
    {
        FormWalk.Statements(
            body,
            statement =>
            {
                if (statement is Declaration declaration)
                {
                    Named(Conditions.NameOf(declaration.Target), declaration.Value, context, found);
                }
            }
        );
        FormWalk.Expressions(body, e => Visit(e, context, found));
    }

    private void Visit(Expression node, FunctionContext context, List<RawFinding> found)
    {
        switch (node)
        {
            case Assignment assignment:
                Named(Conditions.NameOf(assignment.Target), assignment.Value, context, found);
                break;
            case Collection { Kind: CollectionKind.Map } map:
                foreach (var entry in map.Entries)
                {
                    Named((entry.Key as Literal)?.Text, entry.Value, context, found);
                }
                break;
            case Call call:
                foreach (var argument in call.Arguments)
                {
                    Named(argument.Label, argument.Value, context, found);
                }
                break;
            case Binary { Operator: Operator.Equal or Operator.NotEqual } comparison:
                Named(Conditions.NameOf(comparison.Left), comparison.Right, context, found);
                break;
            case Literal { Kind: LiteralKind.String } literal:
                Shaped(literal, context, found);
                break;
        }
    }

    private void Shaped(Literal literal, FunctionContext context, List<RawFinding> found)
    {
        for (var i = 0; i < shapes.Length; i++)
        {
            if (
                literal.Text.Contains(hints[i], StringComparison.Ordinal)
                && !(shapes[i].IsMadeUpInTests && context.File.IsTest)
                && shapes[i].Pattern.Match(literal.Text) is { Success: true } match
            )
            {
                var secret = match.Groups["secret"] is { Success: true } group ? group.Value : match.Value;
                if (!placeholders.IsMatch(secret) && (secret.Length < 16 || Entropy(secret) >= 2))
                {
                    Add(literal.Span, shapes[i].Name, context, found);
                    return;
                }
            }
        }
    }

    private void Named(string? name, Expression? value, FunctionContext context, List<RawFinding> found)
    {
        // What is used when the environment has none is written down all the same.
        while (value is Binary { Operator: Operator.Or or Operator.Coalesce } choice)
        {
            value = choice.Right;
        }
        // In tests made-up passwords are everywhere; only what has the shape of a real key counts there.
        if (
            name is not null
            && !context.File.IsTest
            && value is Literal { Kind: LiteralKind.String } literal
            && literal.Text.Length >= shortest
            && !literal.Text.Contains(' ')
            && names.IsMatch(name)
            && !placeholders.IsMatch(literal.Text)
            && !SaysItsName(name, literal.Text)
            && Entropy(literal.Text) >= leastEntropy
        )
        {
            Add(literal.Span, $"a value for {name}", context, found);
        }
    }

    /// <summary><c>PASSWORD_FIELD = "password_field"</c> names a thing, it is not the thing.</summary>
    private static bool SaysItsName(string name, string text)
    {
        var (a, b) = (Letters(name), Letters(text));
        return b.Length == text.Count(char.IsLetterOrDigit)
            && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();

    private void Add(Span span, string what, FunctionContext context, List<RawFinding> found)
    {
        if (found.All(f => f.Span != span))
        {
            var message = pattern with { Message = $"{rule.Title}: {what}" };
            found.Add(
                new RawFinding(rule, message, new Site(span, "literal", Site.NoPrefixes) { Function = context }, span, span, null, null)
            );
        }
    }

    /// <summary>Shannon's entropy in bits for each character.</summary>
    internal static double Entropy(string text)
    {
        Span<int> counts = stackalloc int[128];
        var counted = 0;
        foreach (var c in text)
        {
            counts[c & 127]++;
            counted++;
        }
        var bits = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                var share = (double)count / counted;
                bits -= share * Math.Log2(share);
            }
        }
        return bits;
    }
}
