namespace Pawl.Bench.Defences;

/// <summary>Pawl's kinds of defences that stand for a kind of the mutation set.</summary>
internal static class Kinds
{
    internal static bool Fits(string wanted, string seen) =>
        wanted == seen || (Others.TryGetValue(wanted, out var all) && all.Contains(seen));

    private static readonly Dictionary<string, string[]> Others = new()
    {
        ["validation"] = ["bounds-check", "null-check", "escaping"],
        ["bounds-check"] = ["validation", "limit"],
        ["null-check"] = ["validation"],
        ["parameterisation"] = ["parameterised-query"],
        ["authentication"] = ["authorisation", "session"],
        ["authorisation"] = ["authentication"],
        ["rate-limit"] = ["limit"],
        ["csrf"] = ["cookie"],
        ["tls-verification"] = ["tls"],
        ["signature-verification"] = ["cryptography", "integrity"],
        ["resource-release"] = ["cleanup"],
        ["error-handling"] = ["logging"],
    };
}
