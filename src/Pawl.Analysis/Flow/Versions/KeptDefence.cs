using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow.Versions;

/// <summary>A defence; its places count from the start of the function's part, that of its statement from the start of the checker's.</summary>
internal sealed record KeptDefence(string Kind, IReadOnlyList<int> Cwe, Span Span, Span Statement, Place Function, Place Checker)
{
    private ulong? Sign { get; init; }

    private ulong? Shape { get; init; }

    private int Conditions { get; init; }

    private string Via { get; init; } = "";

    /// <param name="place">Of its function.</param>
    /// <param name="checker">Of the function in which its statement stands.</param>
    internal static KeptDefence Of(RawDefence defence, Place place, Place checker)
    {
        var span = defence.Span.Moved(-place.Part!.Start);
        var statement = defence.Statement.Moved(-checker.Part!.Start);
        return new(defence.Kind, defence.Cwe, span, statement, place, checker)
        {
            Sign = defence.Sign,
            Shape = defence.Shape,
            Conditions = defence.Conditions,
            Via = defence.Via,
        };
    }

    /// <summary>In the present version.</summary>
    internal RawDefence Present()
    {
        var (span, statement) = (Span.Moved(Function.Part!.Start), Statement.Moved(Checker.Part!.Start));
        return new(Kind, Cwe, span, statement, Function.Part.Functions[Function.Function])
        {
            Checker = Checker.Part.Functions[Checker.Function],
            Sign = Sign,
            Shape = Shape,
            Conditions = Conditions,
            Via = Via,
        };
    }
}
