using System.Globalization;
using System.Text.Json;
using Pawl.Engine.Audit;
using Pawl.Engine.Reports;
using Pawl.Studies.Definitions;
using Pawl.Studies.Run;
using Pawl.Studies.Scripted;

namespace Pawl.Cli.Screens;

/// <summary>What <c>pawl study check</c> has found out, as text and as JSON.</summary>
/// <param name="calibration">Null when it was not measured.</param>
/// <param name="rates">Null when no run was named.</param>
internal sealed class StudyCheckScreen(
    StudyDefinition study,
    StudyAnalysers analysers,
    BaselineCheck check,
    Calibration? calibration,
    IReadOnlyList<RecoveredRate>? rates
)
{
    internal void WriteText(TextWriter output)
    {
        foreach (var problem in check.Problems)
        {
            output.WriteLine(VisibleText.Line(problem.ToString()));
        }
        output.WriteLine(FormattableString.Invariant($"{study.Baselines.Count} programs, {check.Problems.Count} problems"));
        foreach (var (tool, count) in check.Looked)
        {
            output.WriteLine(FormattableString.Invariant($"looked at by {tool, -20} {count, 4}"));
        }
        if (check.Judged > 0)
        {
            output.WriteLine(FormattableString.Invariant($"findings that people judged to be nothing: {check.Judged}"));
        }
        if (calibration is not null)
        {
            WriteText(output, calibration);
        }
        if (rates is not null)
        {
            WriteText(output, rates);
        }
    }

    private static void WriteText(TextWriter output, Calibration calibration)
    {
        output.WriteLine();
        output.WriteLine(
            "category                      planted  found  elsewhere  sensitivity            removed  unseen  false/harmless edits"
        );
        foreach (var row in calibration.Rows)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Category, -29} {row.Planted, 7}  {row.Found, 5}  {row.FoundOtherwise, 9}  {Share(row.Sensitivity, row.Planted), -21}  {row.Removed, 7}  {row.Missed, 6}  {row.FalselyIntroduced}/{row.HarmlessEdits}"
                )
            );
        }
        WriteText(output, calibration.Tools);
        output.WriteLine();
        output.WriteLine(FormattableString.Invariant($"the same bytes again: {calibration.Rescanned} differences"));
        output.WriteLine(
            FormattableString.Invariant(
                $"indented anew and renamed: {calibration.ReformattedIntroduced} of {calibration.ReformattedFindings} findings came out new, in {calibration.Reformatted} programs"
            )
        );
    }

    private static void WriteText(TextWriter output, IReadOnlyList<CalibrationTool> tools)
    {
        output.WriteLine();
        output.WriteLine("by itself                     planted  found  elsewhere  sensitivity            false/harmless edits");
        foreach (var (tool, all) in tools.Select(t => (t.Tool, t.All)))
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{tool, -29} {all.Planted, 7}  {all.Found, 5}  {all.FoundOtherwise, 9}  {Share(all.Sensitivity, all.Planted), -21}  {all.FalselyIntroduced}/{all.HarmlessEdits}"
                )
            );
        }
    }

    private static void WriteText(TextWriter output, IReadOnlyList<RecoveredRate> rates)
    {
        output.WriteLine();
        output.WriteLine("rate of                       set to expect  planted  found  recovered (95 %)          holds");
        foreach (var rate in rates)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rate.What, -29} {rate.Expected, 13:0.0}  {rate.Planted, 7}  {rate.Found, 5}  {rate.Recovered, 6:0.0} ({rate.Low:0.0} to {rate.High:0.0})    {(rate.Holds ? "yes" : "no")}"
                )
            );
        }
    }

    private static string Share(Interval share, int of) =>
        of == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{share.Value:0.00} ({share.Low:0.00} to {share.High:0.00})");

    internal void WriteJson(Stream output)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("format", "pawl-study-check");
            json.WriteNumber("version", 1);
            json.WriteString("study", study.Name);
            json.WriteString("definition", study.Digest);
            json.WriteNumber("programs", study.Baselines.Count);
            WriteProblems(json);
            WriteAnalysers(json);
            json.WriteNumber("judged", check.Judged);
            if (calibration is not null)
            {
                WriteJson(json, calibration);
            }
            if (rates is not null)
            {
                WriteJson(json, rates);
            }
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    private void WriteProblems(Utf8JsonWriter json)
    {
        json.WriteStartArray("problems");
        foreach (var problem in check.Problems)
        {
            json.WriteStartObject();
            json.WriteString("program", problem.Program);
            json.WriteNumber("line", problem.Line);
            json.WriteString("what", problem.What);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteAnalysers(Utf8JsonWriter json)
    {
        json.WriteStartArray("analysers");
        foreach (var analyser in analysers.All)
        {
            json.WriteStartObject();
            json.WriteString("name", analyser.Planned.Name);
            json.WriteString("planned", analyser.Planned.Version);
            json.WriteString("here", analyser.Here);
            json.WriteNumber("looked", check.Looked.GetValueOrDefault(analyser.Planned.Name));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteJson(Utf8JsonWriter json, Calibration calibration)
    {
        json.WriteStartObject("calibration");
        WriteJson(json, calibration.Rows);
        json.WriteStartArray("tools");
        foreach (var tool in calibration.Tools)
        {
            json.WriteStartObject();
            json.WriteString("name", tool.Tool);
            WriteJson(json, tool.Rows);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("rescanned", calibration.Rescanned);
        json.WriteNumber("reformatted", calibration.Reformatted);
        json.WriteNumber("reformattedFindings", calibration.ReformattedFindings);
        json.WriteNumber("reformattedIntroduced", calibration.ReformattedIntroduced);
        json.WriteEndObject();
    }

    private static void WriteJson(Utf8JsonWriter json, IReadOnlyList<CalibrationRow> rows)
    {
        json.WriteStartArray("categories");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("category", row.Category);
            json.WriteNumber("planted", row.Planted);
            json.WriteNumber("found", row.Found);
            json.WriteNumber("foundOtherwise", row.FoundOtherwise);
            if (row.Planted > 0)
            {
                json.WriteNumber("sensitivity", row.Sensitivity.Value);
                json.WriteNumber("low", row.Sensitivity.Low);
                json.WriteNumber("high", row.Sensitivity.High);
            }
            json.WriteNumber("removed", row.Removed);
            json.WriteNumber("unseen", row.Missed);
            json.WriteNumber("falselyIntroduced", row.FalselyIntroduced);
            json.WriteNumber("harmlessEdits", row.HarmlessEdits);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteJson(Utf8JsonWriter json, IReadOnlyList<RecoveredRate> rates)
    {
        json.WriteStartArray("rates");
        foreach (var rate in rates)
        {
            json.WriteStartObject();
            json.WriteString("of", rate.What);
            json.WriteNumber("expected", rate.Expected);
            json.WriteNumber("planted", rate.Planted);
            json.WriteNumber("found", rate.Found);
            json.WriteNumber("recovered", rate.Recovered);
            json.WriteNumber("low", rate.Low);
            json.WriteNumber("high", rate.High);
            json.WriteBoolean("holds", rate.Holds);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
