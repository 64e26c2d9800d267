using System.Globalization;
using System.IO.Enumeration;

namespace Pawl.Engine.Analysers;

/// <summary>Finds files by a pattern: <c>*</c> in a folder's name stands for the newest one that fits, in a file's name for all.</summary>
internal static class FilePattern
{
    private static readonly StringComparer ByNumber = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering);

    internal static IReadOnlyList<string> Find(string pattern)
    {
        if (!Path.IsPathFullyQualified(pattern))
        {
            return [];
        }
        var parts = Path.GetFullPath(pattern).Replace('\\', '/').Split('/');
        return Below(parts[0] + "/", parts.AsSpan(1));
    }

    private static IReadOnlyList<string> Below(string folder, ReadOnlySpan<string> parts)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }
        var name = parts[0];
        if (parts.Length == 1)
        {
            return
            [
                .. Directory
                    .EnumerateFiles(folder)
                    .Where(file => FileSystemName.MatchesSimpleExpression(name, Path.GetFileName(file), ignoreCase: false))
                    .Order(StringComparer.Ordinal),
            ];
        }
        if (!name.Contains('*', StringComparison.Ordinal))
        {
            return Below(Path.Combine(folder, name), parts[1..]);
        }
        foreach (
            var inner in Directory
                .EnumerateDirectories(folder)
                .Where(path => FileSystemName.MatchesSimpleExpression(name, Path.GetFileName(path), ignoreCase: false))
                .OrderDescending(ByNumber)
        )
        {
            if (Below(inner, parts[1..]) is { Count: > 0 } found)
            {
                return found;
            }
        }
        return [];
    }
}
