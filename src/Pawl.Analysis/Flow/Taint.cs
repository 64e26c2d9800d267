using Pawl.Analysis.Findings;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow;

/// <summary>Where an untrusted value comes from: a source in the code, or a parameter whose callers will tell.</summary>
/// <param name="Lists">Bits of the source lists that the source is in; all for a parameter.</param>
/// <param name="Parameter">Position of the parameter, <see cref="Receiver"/>, or <see cref="NoParameter"/>.</param>
internal sealed record Origin(Span Span, string Kind, string Note, ulong Lists, int Parameter = Origin.NoParameter)
{
    internal const int NoParameter = -1;
    internal const int Receiver = 1000;

    internal bool IsParameter => Parameter != NoParameter;

    /// <summary>Only this field of what the parameter points to, in languages with addresses.</summary>
    internal string? Field { get; init; }

    /// <summary>Whoever chooses the value mostly has the rights of the program already.</summary>
    internal bool IsLocal => Kind is "argument" or "console" or "environment" or "file";
}

/// <summary>One step of a way, linked to the one before it.</summary>
internal sealed record Trail(Span Span, string Note, Trail? Before)
{
    internal const string Joined = "joined into text";
    internal const string Formatted = "formatted into text";
    internal const string Interpolated = "put into text";

    /// <summary>Text was made of it on the way.</summary>
    internal bool IsBuilt => Note is Joined or Formatted or Interpolated or "added by append()" || (Before?.IsBuilt ?? false);

    internal int Length { get; } = 1 + (Before?.Length ?? 0);

    /// <summary>The step itself, when it is in another file; the span is then that of the call.</summary>
    internal FlowStep? Elsewhere { get; init; }
}

/// <summary>An untrusted part of a value.</summary>
/// <param name="Cleared">Families for which it has been made safe.</param>
internal sealed record Taint(Origin Origin, ulong Cleared, Trail Trail)
{
    internal const int LongestTrail = 12;

    internal Taint With(ulong cleared) => (Cleared | cleared) == Cleared ? this : this with { Cleared = Cleared | cleared };

    internal Taint Through(Span span, string note)
    {
        // a + b + c is joined once, however many joins the tree has.
        var wider = Trail.Note == note && span.Start <= Trail.Span.Start && span.End >= Trail.Span.End;
        return wider ? this with { Trail = new Trail(span, note, Trail.Before) }
            : Trail.Length >= LongestTrail || Trail.Span == span ? this
            : this with { Trail = new Trail(span, note, Trail) };
    }
}
