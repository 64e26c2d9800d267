using System.Globalization;
using System.Text.RegularExpressions;

namespace Pawl.Engine.Analysers;

/// <summary>Reads lines of text by a pattern with named groups.</summary>
internal static class LineReader
{
    internal static RawOutput Read(string text, OutputForm form) => new([.. form.Pattern!.Matches(text).Select(Finding)], [], null, null);

    private static RawOutsideFinding Finding(Match match)
    {
        string Text(string name) => match.Groups[name].Value.Trim();
        int Number(string name, int otherwise) =>
            int.TryParse(match.Groups[name].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
        var line = Math.Max(1, Number("line", 1));
        return new RawOutsideFinding(
            Text("file"),
            Text("rule"),
            Text("message"),
            Text("severity"),
            Text("confidence"),
            Number("cwe", 0) is > 0 and var cwe ? [cwe] : [],
            line,
            Number("column", 0),
            line,
            0
        );
    }
}
