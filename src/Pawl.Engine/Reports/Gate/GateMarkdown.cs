using System.Text;
using Pawl.Engine.Gate;
using Pawl.Engine.Policy;

namespace Pawl.Engine.Reports.Gate;

/// <summary>The gate's report as one comment of a pull request. Its first line tells the comment from others, so that it can be replaced.</summary>
public static class GateMarkdown
{
    public const string Marker = "<!-- pawl gate -->";
    private const int MostRows = 40;

    public static void Write(TextWriter output, GateReport report)
    {
        output.Write($"{Marker}\n## Pawl: {GateWords.Headline(report)}\n\n");
        output.Write($"{GateWords.Range(report)}; {GateWords.Policy(report)}.\n");
        if (report.Objections.Count > 0)
        {
            output.Write("\n| | where | what | what helps |\n|---|---|---|---|\n");
            foreach (var o in report.Objections.Take(MostRows))
            {
                var mark = o.Consequence == Consequence.Block ? "**block**" : "warn";
                output.Write($"| {mark} | {Code(GateWords.Place(o))} | {Plain(GateWords.What(o))} | {Plain(GateWords.Mend(o))} |\n");
            }
            More(output, report.Objections.Count);
        }
        if (report.Files.Count > 0)
        {
            output.Write(
                "\n<details><summary>Files</summary>\n\n| file | chain | new | fixed | defences lost | reviewed |\n|---|---|---:|---:|---:|---|\n"
            );
            foreach (var file in report.Files.Take(MostRows))
            {
                output.Write(
                    FormattableString.Invariant(
                        $"| {Code(VisibleText.Line(file.Path))} | {GateWords.Chain(file)} | {file.Introduced.Count} | {file.Fixed.Count} | {file.DefencesLost.Count} | {(file.IsReviewed ? "yes" : "")} |\n"
                    )
                );
            }
            More(output, report.Files.Count);
            output.Write("\n</details>\n");
        }
        Section(output, "Suppressions and accepted findings", report.Excuses.Select(GateWords.Of));
        Section(output, "Reviews", report.Reviews.Select(GateWords.Of));
    }

    private static void Section(TextWriter output, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }
        output.Write($"\n<details><summary>{title}</summary>\n\n");
        foreach (var line in all.Take(MostRows))
        {
            output.Write($"- {Plain(line)}\n");
        }
        More(output, all.Count);
        output.Write("\n</details>\n");
    }

    private static void More(TextWriter output, int count)
    {
        if (count > MostRows)
        {
            output.Write(FormattableString.Invariant($"\nand {count - MostRows} more\n"));
        }
    }

    /// <summary>As code, whatever it holds: the fence is longer than any in it.</summary>
    private static string Code(string text)
    {
        var fence = "`";
        while (text.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }
        return $"{fence} {text.Replace("|", "\\|", StringComparison.Ordinal)} {fence}";
    }

    /// <summary>Nothing in it is markup, a link or a mention.</summary>
    private static string Plain(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            result.Append(
                c switch
                {
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '&' => "&amp;",
                    '@' => "&#64;",
                    '#' => "&#35;",
                    ':' => "&#58;",
                    '\\' or '*' or '_' or '[' or ']' or '|' or '~' or '!' => $"\\{c}",
                    _ => c.ToString(),
                }
            );
        }
        return result.ToString();
    }
}
