using System.Text;
using Pawl.Studies.Run;

namespace Pawl.Studies.Scripted;

/// <summary>Says the same program in another layout: twice the indentation, other names for its own functions, blank lines between what was close.</summary>
internal static class Reformatting
{
    internal static string Of(ProgramVersion version)
    {
        var names = version
            .Analysis.Functions.Select(f => f.Name[(f.Name.LastIndexOf('.') + 1)..])
            .Where(n =>
                n.Length > 3
                && n.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
                && !n.Equals("main", StringComparison.OrdinalIgnoreCase)
            )
            .Where(n => IsOwn(version, n))
            .ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var line in version.Text.Split('\n'))
        {
            var indentation = line.Length - line.TrimStart(' ').Length;
            text.Append(' ', indentation * 2).Append(Renamed(line[indentation..], names)).Append('\n');
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>A constructor goes by its type's name, which is not renamed.</summary>
    private static bool IsOwn(ProgramVersion version, string name) => !version.Text.Contains($"class {name}", StringComparison.Ordinal);

    private static string Renamed(string line, HashSet<string> names)
    {
        var result = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; )
        {
            var end = i;
            while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] == '_'))
            {
                end++;
            }
            var word = line[i..Math.Max(end, i + 1)];
            result.Append(names.Contains(word) ? word + "Again" : word);
            i += word.Length;
        }
        return result.ToString();
    }
}
