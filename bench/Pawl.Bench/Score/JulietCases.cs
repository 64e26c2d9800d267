using System.Globalization;
using System.Text.RegularExpressions;

namespace Pawl.Bench.Score;

/// <summary>
/// Juliet's cases that lie in one file: each has a flawed block and blocks that are all right, told apart by OMITBAD and
/// OMITGOOD where there is a preprocessor and by the names of methods elsewhere.
/// </summary>
internal static partial class JulietCases
{
    internal static bool In(string folder) =>
        Directory.EnumerateDirectories(folder, "CWE*", SearchOption.AllDirectories).Any(path => Folder().IsMatch(Path.GetFileName(path)))
        || Folder().IsMatch(Path.GetFileName(folder));

    internal static IEnumerable<LabelledCase> Of(string folder, CorpusFilter filter) =>
        Directory
            .EnumerateFiles(folder, "CWE*", SearchOption.AllDirectories)
            .Select(path => (Path: path, Match: FileName().Match(Path.GetFileName(path))))
            .Where(file => file.Match.Success)
            .Select(file => (file.Path, Cwe: int.Parse(file.Match.Groups["cwe"].Value, CultureInfo.InvariantCulture)))
            .Where(file => filter.Wants(file.Cwe) && filter.Wants(file.Path))
            .SelectMany(file => Blocks(file.Path, file.Cwe));

    internal static IEnumerable<LabelledCase> Blocks(string path, int cwe)
    {
        var lines = File.ReadAllLines(path);
        var kinds = lines.Any(line => Omitted().IsMatch(line)) ? ByPreprocessor(lines) : ByMethod(lines);
        foreach (var isFlawed in (bool[])[true, false])
        {
            var first = Array.IndexOf(kinds, isFlawed);
            if (first >= 0)
            {
                yield return new LabelledCase(path, [cwe], isFlawed, first + 1, Array.LastIndexOf(kinds, isFlawed) + 1);
            }
        }
    }

    private static bool?[] ByPreprocessor(string[] lines)
    {
        var kinds = new bool?[lines.Length];
        var open = new Stack<bool?>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (Condition().IsMatch(lines[i]))
            {
                var omitted = Omitted().Match(lines[i]);
                open.Push(
                    omitted.Success ? omitted.Groups["what"].Value == "BAD"
                    : open.TryPeek(out var around) ? around
                    : null
                );
            }
            kinds[i] = open.TryPeek(out var kind) ? kind : null;
            if (EndOfCondition().IsMatch(lines[i]))
            {
                open.TryPop(out _);
            }
        }
        return kinds;
    }

    private static bool?[] ByMethod(string[] lines)
    {
        var kinds = new bool?[lines.Length];
        bool? kind = null;
        for (var i = 0; i < lines.Length; i++)
        {
            if (Method().Match(lines[i]) is { Success: true } method)
            {
                var name = method.Groups["name"].Value;
                kind =
                    name.StartsWith("bad", StringComparison.OrdinalIgnoreCase) ? true
                    : name.StartsWith("good", StringComparison.OrdinalIgnoreCase) ? false
                    : null;
            }
            kinds[i] = kind;
        }
        return kinds;
    }

    [GeneratedRegex(@"^CWE\d+_")]
    private static partial Regex Folder();

    [GeneratedRegex(@"^CWE(?<cwe>\d+)_.*_\d\d\.(c|cpp|cs|java)$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^\s*#\s*if(ndef|def)?\b")]
    private static partial Regex Condition();

    [GeneratedRegex(@"^\s*#\s*if(ndef\s+|\s*\(?\s*!\s*)OMIT(?<what>BAD|GOOD)\b")]
    private static partial Regex Omitted();

    [GeneratedRegex(@"^\s*#\s*endif\b")]
    private static partial Regex EndOfCondition();

    [GeneratedRegex(@"^    (public|private|protected|static)\b[^;=]*?\b(?<name>\w+)\s*\([^;]*$")]
    private static partial Regex Method();
}
