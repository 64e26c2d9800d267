using System.Globalization;
using System.Text;
using Pawl.Analysis.Findings;
using Pawl.Engine.Lineage;
using Pawl.Engine.Reports;
using Pawl.Engine.Weaknesses;

namespace Pawl.Engine.Guard;

/// <summary>What the guard says: short, with the place and the mend. Names out of the code are made visible and cut; no code is repeated.</summary>
/// <param name="instead">What a rule says to do instead, by path and rule.</param>
public sealed class GuardText(Func<string, string, string?> instead)
{
    private const int MostListed = 10;
    private const int MostCharacters = 200;

    /// <param name="opening">"this edit", "this turn".</param>
    public string Of(string opening, IReadOnlyList<EditDelta> deltas)
    {
        var (introduced, lost) = (deltas.Sum(d => d.Introduced.Count), deltas.Sum(d => d.Lost.Count));
        var text = new StringBuilder($"Pawl: {opening} ");
        text.Append(
            (introduced, lost) switch
            {
                (> 0, > 0) => $"introduced {Count(introduced, "finding")} and removed {Count(lost, "safeguard")}.",
                (> 0, _) => $"introduced {Count(introduced, "finding")}.",
                _ => $"removed {Count(lost, "safeguard")}.",
            }
        );
        var lines = deltas
            .SelectMany(d =>
                d.Introduced.OrderByDescending(f => f.Severity)
                    .Select(f => Line(d.Path, f))
                    .Concat(d.Lost.Select(defence => Line(d.Path, defence)))
            )
            .ToList();
        foreach (var line in lines.Take(MostListed))
        {
            text.Append("\n- ").Append(line);
        }
        if (lines.Count > MostListed)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- and {lines.Count - MostListed} more: `pawl scan` lists findings");
        }
        return text.ToString();
    }

    /// <summary>No further iteration without a person.</summary>
    public static string AtCap(IReadOnlyList<(FileChain Chain, int Cap)> chains)
    {
        var text = new StringBuilder("Pawl: no further change by an agent here until a person has looked at it.");
        foreach (var (chain, cap) in chains.Take(MostListed))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n- {Visible(chain.Path)}: {Count(chain.Length, "iteration")} by agents in a row; the policy allows {cap}"
            );
        }
        text.Append(
            "\nStop here and tell the person: `pawl review` looks at what was done and opens it again, `pawl reset` goes back to what was reviewed last."
        );
        return text.ToString();
    }

    private string Line(string path, Finding finding)
    {
        var cwe = finding.Cwe.Count > 0 ? $", {CweCategories.Id(finding.Cwe[0])}" : "";
        var place = string.Create(CultureInfo.InvariantCulture, $"{Visible(path)}:{finding.Place.StartLine}");
        var mend = instead(path, finding.Rule) is { } text ? $" Instead: {FirstSentence(text)}" : "";
        return $"{place} {finding.Rule} ({Words.Of(finding.Severity)}{cwe}): {Visible(finding.Message).TrimEnd('.')}.{mend}";
    }

    private static string Line(string path, Defence defence)
    {
        var cwe = defence.Cwe.Count > 0 ? $" ({CweCategories.Id(defence.Cwe[0])})" : "";
        var where = defence.Function.Length > 0 ? $" in {Visible(defence.Function)}" : "";
        var place = string.Create(CultureInfo.InvariantCulture, $"line {defence.Place.StartLine} before the change");
        return $"{Visible(path)}: {defence.Kind}{where} is gone{cwe}, {place}. Put it back, or do the same elsewhere on every way to what it guards.";
    }

    internal static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    private static string FirstSentence(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        for (var end = line.IndexOf(". ", StringComparison.Ordinal); end >= 0; end = line.IndexOf(". ", end + 1, StringComparison.Ordinal))
        {
            // Not inside of "...", and not in the middle of code.
            if (end > 0 && line[end - 1] != '.' && char.IsUpper(line[Math.Min(end + 2, line.Length - 1)]))
            {
                return line[..(end + 1)];
            }
        }
        return line;
    }

    private static string Visible(string text)
    {
        var line = VisibleText.Line(text);
        return line.Length <= MostCharacters ? line : line[..MostCharacters] + "…";
    }
}
