namespace Pawl.Engine.Reports.Html;

/// <summary>A unified diff in colours. Lines keep their sign, so colour is not all that tells them apart.</summary>
internal static class DiffMarkup
{
    private const int LongestLine = 400;

    internal static Html Of(string diff) =>
        Html.Of(html =>
        {
            html.Add($"<pre tabindex=\"0\" aria-label=\"Diff\"><code>");
            foreach (var line in diff.TrimEnd('\n').Split('\n'))
            {
                var shown = VisibleText.Cut(line.TrimEnd('\r').Replace("\t", "    ", StringComparison.Ordinal), LongestLine);
                html.Add($"<span class=\"{Kind(line)}\">{shown}\n</span>");
            }
            html.Add($"</code></pre>");
        });

    private static string Kind(string line) =>
        line.StartsWith("@@", StringComparison.Ordinal) ? "hunk"
        : line.StartsWith("+++", StringComparison.Ordinal) || line.StartsWith("---", StringComparison.Ordinal) ? "file"
        : line.StartsWith('+') ? "add"
        : line.StartsWith('-') ? "del"
        : "same";
}
