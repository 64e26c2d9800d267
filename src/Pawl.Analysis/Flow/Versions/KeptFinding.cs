using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow.Versions;

/// <summary>A finding whose every place lies in one part; the places count from its start.</summary>
internal sealed record KeptFinding(Rule Rule, Pattern Pattern, Place Function, Span Span, Span Statement, Origin? Origin, Trail? Trail)
{
    private string SinkName { get; init; } = "";
    private bool Weak { get; init; }

    /// <summary>Null when it names a place outside the part.</summary>
    internal static KeptFinding? Of(RawFinding finding, Place function)
    {
        var part = function.Part!;
        if (
            finding.IsSettled
            || !part.Holds(finding.Span)
            || !part.Holds(finding.Statement)
            || finding.Origin is { } o && !part.Holds(o.Span)
        )
        {
            return null;
        }
        for (var step = finding.Trail; step is not null; step = step.Before)
        {
            if (step.Elsewhere is not null || !part.Holds(step.Span))
            {
                return null;
            }
        }
        return new KeptFinding(
            finding.Rule,
            finding.Pattern,
            function,
            finding.Span.Moved(-part.Start),
            finding.Statement.Moved(-part.Start),
            Moved(finding.Origin, -part.Start),
            Moved(finding.Trail, -part.Start)
        )
        {
            SinkName = finding.SinkName,
            Weak = finding.Weak,
        };
    }

    /// <summary>As it stands in the present version.</summary>
    internal RawFinding Present(FunctionContext context)
    {
        var start = Function.Part!.Start;
        var span = Span.Moved(start);
        var site = new Site(span, SinkName, Site.NoPrefixes) { Function = context };
        return new RawFinding(Rule, Pattern, site, span, Statement.Moved(start), Moved(Origin, start), Moved(Trail, start))
        {
            SinkName = SinkName,
            Weak = Weak,
        };
    }

    private static Origin? Moved(Origin? origin, int by) => origin is null ? null : origin with { Span = origin.Span.Moved(by) };

    private static Trail? Moved(Trail? trail, int by) =>
        trail is null ? null : new Trail(trail.Span.Moved(by), trail.Note, Moved(trail.Before, by));
}
