namespace Pawl.Engine.Authorship;

/// <summary>What one record says about one file of a commit.</summary>
/// <param name="Kind">Agent, human, mixed or unknown.</param>
/// <param name="Source">Kind of the record, as in <see cref="Evidence.Signal"/>.</param>
/// <param name="Weight">Lines it speaks of; 0 when it does not say.</param>
/// <param name="Lines">Ascending; empty when the record knows files only.</param>
internal sealed record Claim(
    AuthorKind Kind,
    string? Tool,
    string? Model,
    string? Session,
    string? Person,
    string Source,
    int Weight,
    IReadOnlyList<LineAuthor> Lines
)
{
    public bool IsByLine => Lines.Count > 0;
}
