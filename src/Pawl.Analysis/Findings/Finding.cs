using System.Text.Json.Serialization;

namespace Pawl.Analysis.Findings;

/// <summary>One weakness at one place.</summary>
/// <param name="Rule">The rule's id, the same in every language: <c>sql-injection</c>.</param>
/// <param name="Cwe">CWE numbers, the most exact first.</param>
/// <param name="Function">Qualified name of the function around it; empty at the top of a file.</param>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Snippet">The source line of the place, without its indentation.</param>
/// <param name="Path">From source to sink, for taint and lifecycle rules; else empty.</param>
/// <param name="Fingerprint">32 hex digits that stay the same when lines move, files are renamed or code is reformatted.</param>
/// <param name="Context">16 hex digits over the normalised tokens of the statement alone: finds a finding again when its function is renamed.</param>
public sealed record Finding(
    string Rule,
    IReadOnlyList<int> Cwe,
    Severity Severity,
    Confidence Confidence,
    Place Place,
    string Function,
    string Message,
    string Snippet,
    IReadOnlyList<FlowStep> Path,
    string Fingerprint,
    string Context
)
{
    /// <summary>Who saw it, when an outside analyser did: the first one's words are the finding's. Null when Pawl alone saw it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Witness>? Witnesses { get; init; }
}

/// <summary>One place on the way of a value from its source to its sink.</summary>
/// <param name="Note">What happens there: "request.args.get() is read", "joined into sql".</param>
public sealed record FlowStep(Place Place, string Note, string Snippet)
{
    /// <summary>Path of the file that the place is in, when it is another one than the finding's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }
}
