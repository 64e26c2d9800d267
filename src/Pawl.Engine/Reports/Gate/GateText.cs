using Pawl.Engine.Gate;
using Pawl.Engine.Policy;

namespace Pawl.Engine.Reports.Gate;

/// <summary>The gate's report for a terminal.</summary>
public static class GateText
{
    private const int MostFiles = 20;
    private const int MostObjections = 50;

    public static void Write(TextWriter output, GateReport report, bool colour)
    {
        output.WriteLine($"{Paint(GateWords.Headline(report), ColourOf(report.Verdict), colour)}");
        output.WriteLine($"  {GateWords.Range(report)}");
        output.WriteLine($"  {GateWords.Policy(report)}");
        foreach (var objection in report.Objections.Take(MostObjections))
        {
            output.WriteLine();
            var isBlock = objection.Consequence == Consequence.Block;
            output.WriteLine(
                $"{Paint(GateWords.Of(objection.Consequence), isBlock ? "31" : "33", colour)}  {objection.Kind}  {GateWords.Place(objection)}"
            );
            output.WriteLine($"  {GateWords.What(objection)}");
            output.WriteLine($"  {GateWords.Mend(objection)}");
        }
        if (report.Objections.Count > MostObjections)
        {
            output.WriteLine();
            output.WriteLine(FormattableString.Invariant($"and {report.Objections.Count - MostObjections} more; --json has all of them"));
        }
        WriteFiles(output, report);
        WriteList(output, "suppressions and accepted findings", report.Excuses.Select(GateWords.Of));
        WriteList(output, "reviews", report.Reviews.Select(GateWords.Of));
        var gaps = report.Files.SelectMany(f => f.Gaps.Where(g => !g.Whole).Select(g => $"{f.Path}: {g.Reason}: {g.Detail}"));
        WriteList(output, "looked at in part", gaps.Select(VisibleText.Line));
        WriteList(output, "outside analysers", (report.Analysers ?? []).Select(GateWords.Of));
        if (report.Skipped.Count > 0)
        {
            output.WriteLine();
            output.WriteLine($"{Numbers.Counted(report.Skipped.Count, "changed file")} in no language that Pawl knows");
        }
    }

    private static void WriteFiles(TextWriter output, GateReport report)
    {
        if (report.Files.Count == 0)
        {
            return;
        }
        output.WriteLine();
        output.WriteLine("file, chain, new / fixed findings, lost / gained defences");
        foreach (var file in report.Files.Take(MostFiles))
        {
            var reviewed = file.IsReviewed ? ", reviewed" : "";
            output.WriteLine(
                FormattableString.Invariant(
                    $"  {VisibleText.Line(file.Path)}  {GateWords.Chain(file)}{reviewed}  {file.Introduced.Count} / {file.Fixed.Count}  {file.DefencesLost.Count} / {file.DefencesGained.Count}"
                )
            );
        }
        if (report.Files.Count > MostFiles)
        {
            output.WriteLine(FormattableString.Invariant($"  and {report.Files.Count - MostFiles} more"));
        }
    }

    private static void WriteList(TextWriter output, string title, IEnumerable<string> lines)
    {
        var first = true;
        foreach (var line in lines)
        {
            if (first)
            {
                output.WriteLine();
                output.WriteLine(title);
                first = false;
            }
            output.WriteLine($"  {line}");
        }
    }

    private static string ColourOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Pass => "32",
            Verdict.Warn => "33",
            _ => "31",
        };

    private static string Paint(string text, string code, bool colour) => colour ? $"\e[1;{code}m{text}\e[0m" : text;
}
