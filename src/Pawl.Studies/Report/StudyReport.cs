using System.Text.Json.Nodes;
using Pawl.Analysis;
using Pawl.Engine.Reports.Html;
using Pawl.Studies.Analysis;
using Pawl.Studies.Sheets;

namespace Pawl.Studies.Report;

/// <summary>A study's report: one HTML file that loads nothing, and the same in Markdown.</summary>
public sealed class StudyReport
{
    private const int FoldedRows = 24;
    private readonly StudyAnalysis analysis;
    private readonly IReadOnlyList<(string Name, string Text)> manifests;
    private readonly SheetComparison? review;
    private readonly List<(string Cohort, List<ReportPart> Parts)> cohorts;

    /// <param name="manifests">The <c>run.json</c> of each run that the records came from, with their files' names.</param>
    /// <param name="review">What people found in the same records; null where nobody looked.</param>
    public StudyReport(StudyAnalysis analysis, IReadOnlyList<(string Name, string Text)> manifests, SheetComparison? review = null)
    {
        (this.analysis, this.manifests, this.review) = (analysis, manifests, review);
        cohorts =
        [
            .. analysis
                .Tables.Where(t => t.Cohort.Length > 0)
                .GroupBy(t => t.Cohort)
                .Select((tables, i) => (tables.Key, ReportPart.Of([.. tables], $"c{i}-").ToList())),
        ];
    }

    private string Title => $"Study {string.Join(", ", analysis.Facts.Studies)}";

    private string Label => Deviations.Label(analysis.Facts, review);

    /// <summary>What people found, beside what analysers did.</summary>
    private ReportPart? People =>
        review is null
            ? null
            : new ReportPart(
                "people",
                "Review by people",
                "Blinded: who looked did not know strategy, iteration, arm or model.",
                [],
                review.Tables
            );

    public void WriteHtml(TextWriter output)
    {
        var drawings = new JsonArray();
        var several = cohorts.Count > 1;
        var parts = cohorts.SelectMany(c => c.Parts.Select(p => (p.Id, several ? $"{p.Title} ({c.Cohort})" : p.Title)));
        var body = Html.Of(html =>
        {
            html.Add(
                Frame.Header(
                    Title,
                    [
                        ("summary", "Summary"),
                        .. parts,
                        .. People is { } shown ? [(shown.Id, shown.Title)] : Array.Empty<(string, string)>(),
                        ("deviations", "Deviations from the paper"),
                        ("repeat", "To repeat it"),
                    ]
                )
            );
            html.Add($"<main id=\"main\">\n");
            Summary(html);
            foreach (var (cohort, own) in cohorts)
            {
                foreach (var part in own)
                {
                    Part(html, several ? $"{part.Title}: {cohort}" : part.Title, part, drawings);
                }
            }
            if (People is { } people)
            {
                Part(html, people.Title, people, drawings);
            }
            Ending(html);
            html.Add(
                $"</main>\n</div>\n<footer><p>Made by Pawl {Analyser.EngineVersion} from records alone; this page loads nothing.</p></footer>\n"
            );
        });
        // Written as JSON text with every < escaped: nothing in it can end the script element.
        Page.Write(output, $"{Title}: Pawl", body, "", new JsonObject { ["figures"] = drawings }.ToJsonString());
    }

    public void WriteMarkdown(TextWriter output)
    {
        output.Write($"# {Markdown.Text(Title)}\n\n**{Markdown.Text(Label)}**\n\n");
        foreach (var table in analysis.Tables.Where(t => t.Cohort.Length == 0))
        {
            Markdown.Table(output, table);
        }
        foreach (var (cohort, parts) in cohorts)
        {
            foreach (var part in parts)
            {
                output.Write($"## {Markdown.Text(part.Title)}{(cohorts.Count > 1 ? $": {Markdown.Text(cohort)}" : "")}\n\n{part.Lead}\n\n");
                foreach (var table in part.Tables)
                {
                    Markdown.Table(output, table);
                }
            }
        }
        if (People is { } people)
        {
            output.Write($"## {people.Title}\n\n{people.Lead}\n\n");
            foreach (var table in people.Tables)
            {
                Markdown.Table(output, table);
            }
        }
        output.Write("## Deviations from the paper\n\n");
        Markdown.Table(output, DeviationTable());
        output.Write("## To repeat it\n\n");
        foreach (var line in RepeatLines())
        {
            output.Write($"- {Markdown.Text(line)}\n");
        }
        foreach (var (name, text) in manifests)
        {
            output.Write($"\n`{Markdown.Text(name)}`:\n\n{Markdown.Code(text)}\n");
        }
    }

    private void Summary(Html html)
    {
        html.Add(
            $"<section id=\"summary\" class=\"hero\" aria-labelledby=\"summary-title\"><p class=\"kicker\">Iterating with a model, and what it does to security</p>"
        );
        html.Add($"<h1 id=\"summary-title\">{Title}</h1>\n<p class=\"lead\">{Label}</p>\n<ul class=\"cards\">");
        var verdicts = analysis.Tables.Where(t => t.Id == "claims").SelectMany(Row.Of).Select(r => r.Text("verdict")).ToList();
        foreach (var verdict in new[] { Verdict.Reproduced, Verdict.SameDirection, Verdict.NotReproduced, Verdict.NotTestable })
        {
            html.Add(
                $"<li class=\"card\"><span class=\"label\">Claims {verdict}</span> <strong>{verdicts.Count(v => v == verdict)}</strong> <span class=\"detail\">of {verdicts.Count}</span></li>\n"
            );
        }
        html.Add(
            $"<li class=\"card\"><span class=\"label\">Chains</span> <strong>{analysis.Chains}</strong> <span class=\"detail\">{analysis.Facts.Baselines} baselines in {string.Join(", ", analysis.Facts.Languages)}</span></li>\n"
        );
        html.Add(
            $"<li class=\"card\"><span class=\"label\">Records</span> <strong>{analysis.Records}</strong> <span class=\"detail\">baselines included</span></li>\n</ul>\n"
        );
        foreach (var torn in analysis.Torn)
        {
            html.Add(
                $"<p class=\"warning\">{Path.GetFileName(torn)} was not written to its end; the half-written record is left out.</p>\n"
            );
        }
        foreach (var table in analysis.Tables.Where(t => t.Cohort.Length == 0))
        {
            TableOf(html, table);
        }
        Frame.Close(html);
    }

    private static void Part(Html html, string title, ReportPart part, JsonArray drawings)
    {
        Frame.Open(html, part.Id, title, part.Lead);
        foreach (var (caption, drawing) in part.Figures)
        {
            html.Add(
                $"<figure><figcaption>{caption}</figcaption><div class=\"chart\" data-chart=\"study\" data-figure=\"{drawings.Count}\" role=\"img\" aria-label=\"{caption}. The tables of this section have the numbers.\" hidden></div></figure>\n"
            );
            drawings.Add((JsonNode)drawing);
        }
        foreach (var table in part.Tables.Where(t => t.Rows.Count > 0))
        {
            TableOf(html, table);
        }
        Frame.Close(html);
    }

    private static void TableOf(Html html, StudyTable table)
    {
        var rows = table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(AnalysisWriter.Short)]);
        html.Add(
            $"<details class=\"data\"{Html.Of(h => { if (table.Rows.Count <= FoldedRows) { h.Add($" open"); } })}><summary>{table.Title}</summary>"
        );
        html.Add(Figure.Table(table.Title, table.Columns, rows));
        html.Add($"<p class=\"lead\">{table.Notes}</p></details>\n");
    }

    private void Ending(Html html)
    {
        Frame.Open(
            html,
            "deviations",
            "Deviations from the paper",
            "Security Degradation in Iterative AI Code Generation (arXiv 2506.11022). What it does not state cannot be matched."
        );
        TableOf(html, DeviationTable());
        Frame.Close(html);
        Frame.Open(html, "repeat", "To repeat it", "Equal records, options and version give an equal report, byte for byte.");
        html.Add($"<ul>");
        foreach (var line in RepeatLines())
        {
            html.Add($"<li>{line}</li>\n");
        }
        html.Add($"</ul>\n");
        foreach (var (name, text) in manifests)
        {
            html.Add($"<details class=\"data\"><summary>{name}</summary><pre>");
            foreach (var line in text.Split('\n'))
            {
                html.Add($"{line}\n");
            }
            html.Add($"</pre></details>\n");
        }
        Frame.Close(html);
    }

    private StudyTable DeviationTable() =>
        new(
            "deviations",
            "",
            "What differs from the paper, and what could not be matched",
            ["what", "the paper", "here"],
            [
                .. Deviations
                    .List(analysis.Facts, review)
                    .Concat(ManifestAnalysers.Of(manifests.Select(m => m.Text)))
                    .Select(d => (IReadOnlyList<Cell>)[d.What, d.Paper, d.Here]),
            ],
            "A run is called a replication only with C, Java, GPT-4o, the paper's design and review by people; anything else is an extension, and chains of the scripted iterator are a check of the pipeline."
        );

    private IEnumerable<string> RepeatLines()
    {
        yield return $"Pawl {Analyser.EngineVersion}";
        yield return FormattableString.Invariant(
            $"pawl study report RECORDS --control {analysis.Options.Control} --draws {analysis.Options.Draws} --seed {analysis.Options.Seed} --power-runs {analysis.Options.PowerRuns}"
        );
        foreach (var (name, hash) in analysis.Facts.Files)
        {
            yield return $"{name}: SHA-256 {hash}";
        }
        foreach (var claim in analysis.Options.Claims)
        {
            yield return claim.Published is { } published
                ? FormattableString.Invariant($"estimand {claim.Id}: {claim.Measure}, published {published}")
                : $"estimand {claim.Id}: {claim.Measure}, direction only";
        }
    }
}
