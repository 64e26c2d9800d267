using Pawl.Analysis.Form;
using Pawl.Analysis.Linking;

namespace Pawl.Analysis.Detectors;

/// <summary>
/// Java's and C#'s imports name packages of code, not of a registry. Only where the beginning of one is nobody's, neither a manifest's nor the
/// repository's own, something is said.
/// </summary>
internal static class ModuleRoots
{
    private const int ShortestOwner = 3;

    // Owners are written as turned-round domains below these.
    private static readonly HashSet<string> Domains =
    [
        "com",
        "org",
        "net",
        "io",
        "dev",
        "ai",
        "de",
        "fr",
        "uk",
        "cn",
        "ru",
        "nl",
        "ch",
        "eu",
        "me",
        "co",
    ];

    /// <summary>What the import is looked up by: the owner's domain in Java, the first name in C#.</summary>
    internal static string? Of(string rules, Import import)
    {
        var parts = import.Qualified.Split('.');
        if (import.Span.Length == 0 || parts.Any(part => part.Length == 0 || !part.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')))
        {
            return null;
        }
        return rules == "java"
            ? parts.Length > 2 && Domains.Contains(parts[0]) && parts[1].Length >= ShortestOwner
                ? $"{parts[0]}.{parts[1]}"
                : null
            : parts.Length > 1 && char.IsAsciiLetterUpper(parts[0][0])
                ? parts[0]
                : null;
    }

    internal static bool MayBeKnown(string rules, string root, KnownPackages known) =>
        rules switch
        {
            "java" => root.Split('.') is [_, var owner] && (known.IsOwn(owner) || known.IsDeclared(rules, owner)) || known.HasLibraries,
            "csharp" => known.HasLibraries || known.StandsInCode(".cs", $"namespace {root}"),
            _ => false,
        };
}
