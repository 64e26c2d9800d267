using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Reports;
using Pawl.Engine.Weaknesses;
using Spectre.Console;

namespace Pawl.Cli.Screens;

/// <summary>What <c>pawl audit</c> shows in the terminal: one screen; the HTML file has the rest.</summary>
internal static class AuditScreen
{
    private const int MostClasses = 4;
    private const int MostModels = 6;
    private const int MostChains = 5;

    /// <param name="html">Where the HTML report was written, or null.</param>
    internal static void Write(IAnsiConsole console, AuditReport report, string? html)
    {
        Head(console, report);
        if (report.Repository.Commits > 0)
        {
            Coverage(console, report);
            Authors(console, report);
            Cards(console, report);
            Models(console, report);
            Chains(console, report);
        }
        Foot(console, report, html);
    }

    private static void Head(IAnsiConsole console, AuditReport report)
    {
        var facts = report.Repository;
        var where = facts.Head is { } head ? $"{facts.Branch ?? "detached"} at {Numbers.ShortId(head)}" : "no commit yet";
        var span = facts is { FirstTime: { } first, LastTime: { } last } ? $", {Numbers.Day(first)} to {Numbers.Day(last)}" : "";
        console.Write(Line(Bold(facts.Name), Dim($"  {where}, {Numbers.Counted(facts.Commits, "commit")}{span}")));
        console.WriteLine();
        var headline = AuditHeadline.Of(report);
        console.Write(Line(Bold(headline.Title)));
        console.Write(Line(Plain(headline.Lead)));
        console.WriteLine();
    }

    private static void Coverage(IAnsiConsole console, AuditReport report)
    {
        var rows = report.Coverage.Rows;
        var total = Math.Max(1, rows.Sum(row => (long)row.Commits));
        var bar = new Paragraph();
        var legend = new Paragraph();
        foreach (var row in rows)
        {
            var style = new Style(ColourOf(row.Level));
            var cells = row.Commits == 0 ? 0 : Math.Max(1, (int)Math.Round(60.0 * row.Commits / total));
            bar.Append(new string('■', cells), style);
            legend.Append("■ ", style).Append($"{Words.Of(row.Level)} {Numbers.Percent(row.Commits, total)}   ");
        }
        console.Write(Line(Bold("Who wrote it"), Dim("  evidence for each commit's author")));
        console.Write(bar);
        console.WriteLine();
        console.Write(legend);
        console.WriteLine();
    }

    private static void Authors(IAnsiConsole console, AuditReport report)
    {
        var table = Table("What it did", "Introduced", "Fixed", "Returned", "Defences lost", "Lines", "Per 1,000 lines");
        foreach (var column in report.ByAuthor.Columns)
        {
            table.AddRow(
                Cell(AuditHeadline.Who(column.Key)),
                Number(column.Introduced),
                Number(column.Fixed),
                Number(column.Returned),
                Number(column.DefencesLost),
                Number(column.ChangedLines),
                Cell(Numbers.Rate(column.Introductions))
            );
        }
        console.Write(table);
    }

    private static void Cards(IAnsiConsole console, AuditReport report)
    {
        var grid = new Grid { Expand = false }
            .AddColumn(new GridColumn().NoWrap())
            .AddColumn(new GridColumn().NoWrap().RightAligned())
            .AddColumn();
        foreach (var card in AuditHeadline.Of(report).Cards)
        {
            var tone = card.Tone switch
            {
                Tone.Bad => Color.Red,
                Tone.Good => Color.Green,
                _ => Color.Default,
            };
            grid.AddRow(Cell(card.Label), new Text(card.Value, new Style(tone, decoration: Decoration.Bold)), Cell(card.Detail));
        }
        console.Write(grid);
    }

    private static void Models(IAnsiConsole console, AuditReport report)
    {
        var classes = report
            .ByModel.Cells.GroupBy(cell => cell.Cwe)
            .OrderByDescending(group => group.Sum(cell => cell.Introduced))
            .ThenBy(group => group.Key)
            .Take(MostClasses)
            .Select(group => group.Key)
            .ToList();
        if (classes.Count == 0)
        {
            return;
        }
        var table = Table("Introduced per 1,000 lines", [.. classes.Select(Class), "all"]);
        var columns = report
            .ByModel.Columns.Where(column => !column.Introductions.Hidden || column.Introduced > 0)
            .OrderByDescending(column => column.ChangedLines)
            .ThenBy(column => column.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var column in columns.Take(MostModels))
        {
            var cells = classes.Select(cwe => report.ByModel.Cells.FirstOrDefault(cell => cell.Cwe == cwe && cell.Key == column.Key));
            table.AddRow([
                Cell(VisibleText.Cut(column.Key, 34)),
                .. cells.Select(cell => Rate(cell, column)),
                Share(column.Introductions, column.Introduced),
            ]);
        }
        console.Write(table);
        var left = report.ByModel.Columns.Count - Math.Min(columns.Count, MostModels);
        if (left > 0)
        {
            console.Write(Line(Dim($"{left} more in the report, or with too little work to tell")));
        }
    }

    private static void Chains(IAnsiConsole console, AuditReport report)
    {
        var worse = report
            .WorstChains.Select(story => story.Chain)
            .Where(chain => chain.Degradation > 0 || chain.DefencesLost > 0)
            .ToList();
        if (worse.Count == 0)
        {
            return;
        }
        var table = Table("Worst chains", "Iterations", "Degradation", "Defences", "In HEAD");
        foreach (var chain in worse.Take(MostChains))
        {
            table.AddRow(
                Cell(VisibleText.CutPath(VisibleText.Line(chain.Path), 52)),
                new Text(Numbers.Count(chain.Length), new Style(chain.Length > report.Rules.Cap ? Color.Red : Color.Default)),
                Cell(Numbers.Signed(chain.Degradation)),
                Cell(Numbers.Signed(-chain.DefencesLost)),
                Cell(chain.Open ? "yes" : "no")
            );
        }
        console.Write(table);
    }

    private static void Foot(IAnsiConsole console, AuditReport report, string? html)
    {
        foreach (var line in OutsideWords.Of(report))
        {
            console.Write(Line(Plain(line)));
        }
        List<string> reasons = [.. report.SkippedByReason.Select(reason => $"{Numbers.Count(reason.Count)} {reason.Reason}")];
        if (Numbers.Others(report.OtherLanguages) is { } others)
        {
            reasons.Add(others);
        }
        if (reasons.Count > 0)
        {
            console.Write(Line(Plain("Not looked at: "), Dim(string.Join(", ", reasons))));
        }
        if (html is not null)
        {
            console.Write(Line(Plain("Charts, diffs and every finding: "), Bold(html)));
        }
    }

    private static Color ColourOf(EvidenceLevel level) =>
        level switch
        {
            EvidenceLevel.Recorded => Color.Blue,
            EvidenceLevel.Declared => Color.Teal,
            EvidenceLevel.Inferred => Color.Olive,
            _ => Color.Grey,
        };

    private static string Class(int cwe) => CweCategories.BuiltIn.NameOf(cwe) is { Length: > 0 } name ? name : CweCategories.Id(cwe);

    private static Text Rate(WeaknessCell? cell, ExposureColumn column) =>
        cell is null ? Share(column.Introductions with { Value = 0 }, 0) : Share(cell.Rate, cell.Introduced);

    private static Text Share(Rate rate, int count) =>
        rate.Hidden ? new Text($"n={count}", Style.Plain.Decoration(Decoration.Dim)) : Cell(Numbers.Decimal(rate.Value));

    private static Table Table(string first, params string[] others)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        table.BorderStyle = Style.Plain.Decoration(Decoration.Dim);
        table.AddColumn(new TableColumn(new Text(first, Style.Plain.Decoration(Decoration.Bold))).NoWrap());
        foreach (var other in others)
        {
            table.AddColumn(new TableColumn(new Text(other)).RightAligned());
        }
        return table;
    }

    // Everything goes through here: no markup is parsed, and nothing that a terminal would obey gets out.
    private static Text Cell(string text) => new(VisibleText.Line(text));

    private static Text Number(long number) => new(Numbers.Count(number));

    private static (string, Decoration) Bold(string text) => (text, Decoration.Bold);

    private static (string, Decoration) Dim(string text) => (text, Decoration.Dim);

    private static (string, Decoration) Plain(string text) => (text, Decoration.None);

    private static Paragraph Line(params (string Text, Decoration Decoration)[] parts)
    {
        var line = new Paragraph();
        foreach (var (text, decoration) in parts)
        {
            line.Append(VisibleText.Line(text), Style.Plain.Decoration(decoration));
        }
        return line.Append("\n");
    }
}
