using System.IO.Enumeration;

namespace Pawl.Engine.Policy;

/// <summary>
/// A pattern of paths: <c>*</c> and <c>?</c> within one name, <c>**</c> for any folders. One without a slash fits names in
/// every folder; one that ends in a slash fits what is below it.
/// </summary>
public sealed record PathGlob
{
    private readonly string[] parts;

    public PathGlob(string pattern)
    {
        Pattern = pattern;
        var full = pattern.TrimStart('/');
        full = full.EndsWith('/') ? full + "**/*" : full;
        parts = (pattern.Contains('/', StringComparison.Ordinal) ? full : "**/" + full).Split('/');
    }

    public string Pattern { get; }

    /// <param name="path">With slashes, from the repository's root.</param>
    public bool Matches(string path) => Matches(parts, path.Split('/'));

    // As with wildcards in one name: after a failure the last ** takes one name more.
    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> names)
    {
        var (at, name, star, starName) = (0, 0, -1, 0);
        while (name < names.Length)
        {
            if (at < pattern.Length && pattern[at] == "**")
            {
                (star, starName) = (at++, name);
            }
            else if (at < pattern.Length && FileSystemName.MatchesSimpleExpression(pattern[at], names[name], ignoreCase: false))
            {
                (at, name) = (at + 1, name + 1);
            }
            else if (star >= 0)
            {
                (at, name) = (star + 1, ++starName);
            }
            else
            {
                return false;
            }
        }
        while (at < pattern.Length && pattern[at] == "**")
        {
            at++;
        }
        return at == pattern.Length;
    }
}
