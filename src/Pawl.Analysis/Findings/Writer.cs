using System.IO.Hashing;
using System.Text;
using Pawl.Analysis.Flow;
using Pawl.Analysis.Form;
using Pawl.Analysis.Languages;

namespace Pawl.Analysis.Findings;

/// <summary>Turns raw findings and defences into the ones that leave the analysis: places, texts, fingerprints.</summary>
internal sealed class Writer(SyntaxTree tree, LineIndex lines)
{
    private const int LongestSnippet = 200;
    private readonly Dictionary<(string, ulong), int> ordinals = [];

    internal IReadOnlyList<Finding> Findings(IEnumerable<RawFinding> raw) =>
        [.. raw.OrderBy(f => f.Span.Start).ThenBy(f => f.Span.End).ThenBy(f => f.Rule.Id, StringComparer.Ordinal).Select(Finding)];

    internal IReadOnlyList<Defence> Defences(IEnumerable<RawDefence> raw) =>
        [
            .. raw.OrderBy(d => d.Span.Start)
                .ThenBy(d => d.Span.End)
                .ThenBy(d => d.Kind, StringComparer.Ordinal)
                .ThenBy(d => d.Sign)
                .ThenBy(d => d.Via.Length == 0 ? 0 : 1)
                .ThenBy(d => d.Function.Span.Start)
                .ThenBy(d => d.Route, StringComparer.Ordinal)
                // What stands in front of several is one for each of them.
                .DistinctBy(d => (d.Kind, d.Span, d.Sign, d.Via.Length == 0 ? null : d.Function, d.Via.Length == 0 ? "" : d.Route))
                .Select(Defence),
        ];

    private Finding Finding(RawFinding raw)
    {
        var rule = raw.Rule;
        var function = raw.Site.Function.Function.QualifiedName is var name && name == "<module>" ? "" : name;
        var context = Tokens.OfSpan(tree, raw.Statement.Length > 0 ? raw.Statement : raw.Span);
        var severity = raw.Pattern.Severity ?? rule.Severity;
        var confidence = raw.Pattern.Confidence ?? rule.Confidence;
        var isLocal = raw.Origin is { IsLocal: true };
        return new Finding(
            rule.Id,
            rule.Cwe,
            Weighed(raw, severity, isLocal),
            raw.Weak ? Confidence.Low
                : (isLocal || raw.IsSettled) && confidence > Confidence.Medium ? Confidence.Medium
                : confidence,
            lines.PlaceOf(raw.Span),
            function,
            Message(raw),
            Snippet(raw.Span),
            Path(raw.Trail),
            Fingerprint(rule.Id, raw.Site.Function.Function.Id, context),
            $"{context:x16}"
        );
    }

    private static Severity Weighed(RawFinding raw, Severity severity, bool isLocal)
    {
        var most =
            raw.Weak ? Severity.Medium
            : isLocal ? raw.Rule.Taint?.Local ?? (severity > Severity.Low ? severity - 1 : severity)
            : Severity.Critical;
        return severity < most ? severity : most;
    }

    private Defence Defence(RawDefence raw)
    {
        var context = raw.Sign ?? Tokens.OfSpan(tree, raw.Span);
        var function = raw.Function.QualifiedName is var name && name == "<module>" ? "" : name;
        return new Defence(
            raw.Kind,
            raw.Cwe,
            lines.PlaceOf(raw.Span),
            function,
            Snippet(raw.Span),
            Fingerprint(raw.Kind, raw.Function.Id, context),
            $"{context:x16}"
        )
        {
            Shape = $"{raw.Shape ?? Tokens.ShapeOfSpan(tree, raw.Span):x16}",
            Conditions = raw.Conditions,
            Via = raw.Via,
            Route = raw.Route,
        };
    }

    private static string Message(RawFinding raw)
    {
        var title = raw.Pattern.Message ?? raw.Rule.Title;
        if (raw.Origin is not { } origin)
        {
            return title;
        }
        var note = raw.Weak ? $"{origin.Note} comes from callers that this file does not show" : origin.Note;
        return $"{title}: {note}, and it reaches {raw.SinkName}";
    }

    private string Snippet(Span span)
    {
        var line = lines.Line(lines.LineOf(span.Start));
        var text = tree.Text(line with { End = Math.Min(line.End, Math.Max(line.Start + LongestSnippet, span.Start + 1)) }).Trim();
        return text.Length > LongestSnippet ? text[..LongestSnippet] : text;
    }

    internal List<FlowStep> Path(Trail? trail)
    {
        List<FlowStep> steps = [];
        for (var at = trail; at is not null; at = at.Before)
        {
            steps.Add(at.Elsewhere ?? new FlowStep(lines.PlaceOf(at.Span), at.Note, Snippet(at.Span)));
        }
        steps.Reverse();
        return steps;
    }

    /// <summary>Rule, function and statement; equal ones in a row are told apart by counting.</summary>
    private string Fingerprint(string what, string function, ulong context)
    {
        var key = $"{what}\n{function}\n{context:x16}";
        var ordinal = ordinals[(key, 0)] = ordinals.GetValueOrDefault((key, 0UL)) + 1;
        return Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes($"{key}\n{ordinal}")));
    }
}
