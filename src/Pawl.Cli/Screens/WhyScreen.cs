using System.Globalization;
using Pawl.Engine.Authorship;
using Pawl.Engine.Lineage;
using Pawl.Engine.Reports;
using Pawl.Engine.Weaknesses;
using Spectre.Console;

namespace Pawl.Cli.Screens;

/// <summary>The story of one line.</summary>
internal static class WhyScreen
{
    internal static void Write(IAnsiConsole console, LineStory story)
    {
        console.MarkupLineInterpolated($"[bold]{Visible(story.Path)}:{story.Line}[/]  {Visible(story.Text.Trim())}");
        if (story.Origin is not { } origin)
        {
            console.WriteLine("Not committed yet.");
        }
        else
        {
            WriteOrigin(console, story, origin);
        }
        foreach (var finding in story.Findings)
        {
            console.WriteLine();
            WriteFinding(console, finding);
        }
        if (story.Findings.Count == 0)
        {
            console.WriteLine("Nothing was found on it.");
        }
    }

    private static void WriteOrigin(IAnsiConsole console, LineStory story, LineOrigin origin)
    {
        console.MarkupLineInterpolated(
            $"Written by {Who(origin.Author)} in [bold]{origin.Commit[..10]}[/] on {Date(origin.Time)}: {Visible(origin.Subject)}"
        );
        if (origin.Path != story.Path || origin.Line != story.Line)
        {
            console.MarkupLineInterpolated($"It was {Visible(origin.Path)}:{origin.Line} then.");
        }
        foreach (var evidence in origin.Author.Evidence.Take(3))
        {
            console.MarkupLineInterpolated($"  {Words.Of(evidence.Level)} by {evidence.Signal}: {Visible(evidence.Text)}");
        }
        if (origin.Position > 0)
        {
            console.MarkupLineInterpolated($"It was iteration {origin.Position} of its chain.");
        }
        if (story.ChainLength is { } length)
        {
            console.MarkupLineInterpolated(
                $"The file's chain now: {length} {(length == 1 ? "iteration" : "iterations")} since a person intervened."
            );
        }
    }

    private static void WriteFinding(IAnsiConsole console, LineFinding life)
    {
        var finding = life.Finding;
        var cwe = finding.Cwe.Count == 0 ? "" : $" ({CweCategories.Id(finding.Cwe[0])})";
        var state = life.Fixed is null ? "open" : "fixed";
        console.MarkupLineInterpolated(
            $"[bold]{Words.Of(finding.Severity)}[/]  {finding.Rule}{cwe}  {state}{(life.IsReturned ? ", came back" : "")}{(life.IsOnPath ? ", the line is on its way" : "")}"
        );
        console.MarkupLineInterpolated($"  {Visible(finding.Message)}");
        Moment(console, "introduced", life.Introduced);
        Moment(console, "fixed", life.Fixed);
    }

    private static void Moment(IAnsiConsole console, string what, LineMoment? moment)
    {
        if (moment is not null)
        {
            var position = moment.Position > 0 ? $", iteration {moment.Position}" : "";
            console.MarkupLineInterpolated($"  {what} {Date(moment.Time)} in {moment.Commit[..10]} by {Who(moment.Author)}{position}");
        }
    }

    private static string Who(Author author)
    {
        var person = author.Person is { } name ? Visible(name) : "nobody named";
        return author.Kind switch
        {
            AuthorKind.Agent or AuthorKind.Mixed => $"{author.ToolAndModel}, directed by {person} ({Words.Of(author.Level)})",
            AuthorKind.Bot => $"{author.Tool} (bot)",
            AuthorKind.Human => $"{person} ({Words.Of(author.Level)})",
            _ => $"{person} ({Words.Of(author.Kind)})",
        };
    }

    private static string Date(long time) => DateTimeOffset.FromUnixTimeSeconds(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Visible(string text) => VisibleText.Cut(VisibleText.Line(text), 160);
}
