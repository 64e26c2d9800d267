namespace Pawl.Analysis.Matching;

/// <summary>Kinds of safeguards that may take each other's place: a library's check for one that was written out.</summary>
internal static class DefenceFamilies
{
    internal static string Of(string kind) =>
        kind switch
        {
            "null-check" or "bounds-check" or "limit" or "validation" => "validation",
            "authorisation" or "authentication" or "privilege" => "access",
            "signature-verification" or "cryptography" or "encryption" => "cryptography",
            _ => kind,
        };
}
