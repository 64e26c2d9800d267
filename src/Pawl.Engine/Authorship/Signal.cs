using System.Text.RegularExpressions;

namespace Pawl.Engine.Authorship;

/// <summary>One row of the signals file.</summary>
/// <param name="Tool">Null: the pattern's <c>agent</c> group names it.</param>
/// <param name="Has">The pattern is only tried where one of these occurs; empty: everywhere.</param>
/// <param name="Level">Null: as the kind has it.</param>
/// <param name="IsAutomation">A machine, but no AI.</param>
/// <param name="IsHint">Names no author alone.</param>
/// <param name="KnownOnly">The <c>agent</c> group must name a known tool or model.</param>
/// <param name="Pattern">Built when it is first needed: most signals never are.</param>
public sealed record Signal(
    string Id,
    string? Tool,
    IReadOnlyList<SignalKind> Kinds,
    IReadOnlyList<string> Has,
    EvidenceLevel? Level,
    bool IsAutomation,
    bool IsHint,
    bool KnownOnly,
    Lazy<Regex> Pattern
)
{
    internal EvidenceLevel LevelAs(SignalKind kind) =>
        Level ?? (kind is SignalKind.Trailer or SignalKind.Footer or SignalKind.CoAuthor ? EvidenceLevel.Declared : EvidenceLevel.Inferred);

    internal bool MayMatch(string text)
    {
        foreach (var part in Has)
        {
            if (text.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return Has.Count == 0;
    }
}
