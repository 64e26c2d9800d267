using System.Text.Json.Serialization;

namespace Pawl.Analysis.Findings;

/// <summary>A safeguard that is present in the code.</summary>
/// <param name="Kind">What it is: <c>validation</c>, <c>escaping</c>, <c>parameterised-query</c>, <c>authentication</c>, <c>authorisation</c>, <c>csrf</c>, <c>bounds-check</c>, <c>null-check</c>, <c>lock</c>, <c>tls-verification</c>, <c>signature-verification</c>, <c>timeout</c>, <c>limit</c>, <c>error-handling</c>, <c>resource-release</c>.</param>
/// <param name="Cwe">The weaknesses that its loss opens.</param>
/// <param name="Fingerprint">As <see cref="Finding.Fingerprint"/>.</param>
public sealed record Defence(
    string Kind,
    IReadOnlyList<int> Cwe,
    Place Place,
    string Function,
    string Snippet,
    string Fingerprint,
    string Context
)
{
    /// <summary>As <see cref="Context"/>, without the names of variables.</summary>
    [JsonIgnore]
    public string Shape { get; init; } = "";

    /// <summary>Of a check: so many conditions must come together before it refuses; more of them make it weaker. Nought of everything else.</summary>
    [JsonIgnore]
    public int Conditions { get; init; }

    /// <summary>The function of the same file that is called for it; empty when it stands where it is told.</summary>
    [JsonIgnore]
    public string Via { get; init; } = "";

    /// <summary>Verb and path of the route that it stands before, where that is registered by a call; else empty.</summary>
    [JsonIgnore]
    public string Route { get; init; } = "";
}
