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
);
