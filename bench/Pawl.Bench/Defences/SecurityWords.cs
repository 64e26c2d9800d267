namespace Pawl.Bench.Defences;

/// <summary>Which kind of defence a name speaks of, in code that has no marks: English words, not what Pawl's rules know.</summary>
internal static class SecurityWords
{
    private static readonly (string Kind, string[] Beginnings)[] Table =
    [
        ("csrf", ["csrf", "xsrf", "antiforgery"]),
        ("rate-limit", ["ratelimit", "throttl", "limiter"]),
        ("escaping", ["escape", "sanitiz", "sanitis", "htmlencode", "quoteattr", "purify"]),
        ("signature-verification", ["signature", "hmac", "verifysig"]),
        ("authentication", ["authenticat", "login", "signin", "loggedin", "apikey", "password"]),
        ("authorisation", ["authoriz", "authoris", "permission", "hasrole", "rolesallowed", "isadmin", "owner", "forbid"]),
        ("timeout", ["timeout"]),
        ("validation", ["validat", "isvalid", "checkargument", "notnull", "requirenonnull", "notblank"]),
        ("bounds-check", ["checkbounds", "checkindex"]),
    ];

    /// <summary>Null when the name is about none.</summary>
    internal static string? KindOf(string name)
    {
        var plain = string.Concat(name.Where(char.IsLetter)).ToLowerInvariant();
        return Table.FirstOrDefault(row => row.Beginnings.Any(b => plain.Contains(b, StringComparison.Ordinal))).Kind;
    }

    /// <summary>Of a call for its own sake, which must check or refuse.</summary>
    internal static string? OfCall(string name) =>
        Checking.Any(c => name.StartsWith(c, StringComparison.OrdinalIgnoreCase)) ? KindOf(name) ?? "validation" : null;

    private static readonly string[] Checking =
    [
        "validate",
        "verify",
        "ensure",
        "requireNon",
        "enforce",
        "authoriz",
        "authenticate",
        "checkArgument",
    ];

    internal static string? OfSetting(string label) =>
        label.ToLowerInvariant() switch
        {
            "timeout" or "connecttimeout" or "readtimeout" or "requesttimeout" or "settimeout" => "timeout",
            "verify" or "check_hostname" or "rejectunauthorized" => "tls-verification",
            "httponly" or "secure" or "samesite" => "csrf",
            "maxlength" or "max_length" or "maxbodylength" or "filesize" => "validation",
            _ => null,
        };
}
