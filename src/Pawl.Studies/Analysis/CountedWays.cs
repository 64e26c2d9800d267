using Pawl.Analysis.Findings;
using Pawl.Studies.Records;

namespace Pawl.Studies.Analysis;

/// <summary>
/// What one baseline's chains give when findings are counted in other ways: with one analyser alone, with those alone that two name,
/// by another rule of severity, without code that does not compile. Sums only: there are a million records.
/// </summary>
internal sealed class CountedWays
{
    internal const int All = 0;
    internal const int Agreed = 1;
    internal const int WorstWord = 2;
    internal const int HighToo = 3;
    internal const int ByCvss = 4;
    internal const int Compiling = 5;
    internal const int FirstTool = 6;
    private readonly List<Sums[]> byIteration = [];

    internal static readonly string[] Names =
    [
        "all analysers, each weakness once",
        "named by two analysers or more",
        "severity: the worst that any analyser says",
        "severity: high counts as critical",
        "severity: by the CVSS base score of its CWE",
        "without code that does not compile",
    ];

    internal struct Sums
    {
        internal long Samples;
        internal long Present;
        internal long Introduced;
        internal long Critical;
    }

    /// <summary>The last iteration that was seen.</summary>
    internal int Iterations => byIteration.Count - 1;

    internal Sums At(int iteration, int way) =>
        iteration < byIteration.Count && way < byIteration[iteration].Length ? byIteration[iteration][way] : default;

    internal void Add(IterationRecord record, NameTable tools)
    {
        var looked = record.Analysers ?? ["pawl"];
        foreach (var tool in looked)
        {
            tools.Of(tool);
        }
        while (byIteration.Count <= record.Iteration)
        {
            byIteration.Add([]);
        }
        foreach (var finding in record.Findings)
        {
            foreach (var tool in finding.Tools)
            {
                tools.Of(tool);
            }
        }
        var sums = byIteration[record.Iteration];
        if (sums.Length < FirstTool + tools.Names.Count)
        {
            Array.Resize(ref sums, FirstTool + tools.Names.Count);
            byIteration[record.Iteration] = sums;
        }
        for (var way = All; way < FirstTool; way++)
        {
            sums[way].Samples += way != Compiling || record.Status == IterationStatus.Ok ? 1 : 0;
        }
        foreach (var tool in looked)
        {
            sums[FirstTool + tools.Of(tool)].Samples++;
        }
        foreach (var finding in record.Findings)
        {
            Count(sums, record, finding, tools);
        }
    }

    private static void Count(Sums[] sums, IterationRecord record, RecordedFinding finding, NameTable tools)
    {
        var introduced = record.Introduced.Contains(finding.Id) ? 1 : 0;
        var critical = finding.Severity == Severity.Critical;
        Add(ref sums[All], critical);
        Add(ref sums[HighToo], finding.Severity >= Severity.High);
        Add(ref sums[ByCvss], (finding.CvssVector?.Severity ?? finding.Severity) == Severity.Critical);
        if (record.Status == IterationStatus.Ok)
        {
            Add(ref sums[Compiling], critical);
        }
        if (finding.Witnesses is not { } witnesses)
        {
            Add(ref sums[WorstWord], critical);
            Add(ref sums[FirstTool + tools.Of(finding.Tool)], critical);
            return;
        }
        Add(ref sums[WorstWord], critical || witnesses.Any(w => w.Severity == Severity.Critical));
        var own = witnesses.GroupBy(w => w.Tool, StringComparer.Ordinal).ToList();
        if (own.Count > 1)
        {
            Add(ref sums[Agreed], critical);
        }
        foreach (var words in own)
        {
            Add(ref sums[FirstTool + tools.Of(words.Key)], words.Any(w => w.Severity == Severity.Critical));
        }

        void Add(ref Sums sum, bool isCritical)
        {
            sum.Present++;
            sum.Introduced += introduced;
            sum.Critical += isCritical ? 1 : 0;
        }
    }
}
