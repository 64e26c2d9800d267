using System.Globalization;

namespace Pawl.Bench.Quiet;

/// <summary>What a careful reading said about one finding.</summary>
/// <param name="Verdict"><c>right</c>, <c>wrong</c> or <c>unsure</c>.</param>
internal sealed record Judgement(string Repository, string Path, int Line, string Rule, string Fingerprint, string Verdict, string Reason)
{
    private const int Cells = 7;

    internal string Key => $"{Repository} {Path} {Fingerprint}";

    /// <summary>Tabs part the cells, so that reasons may have commas; the first line is a heading.</summary>
    internal static IReadOnlyList<Judgement> Read(string file) =>
        File.Exists(file)
            ?
            [
                .. File.ReadLines(file)
                    .Skip(1)
                    .Select(line => line.Split('\t', Cells))
                    .Select(cells => new Judgement(
                        cells[0],
                        cells[1],
                        int.Parse(cells[2], CultureInfo.InvariantCulture),
                        cells[3],
                        cells[4],
                        cells[5],
                        cells[6]
                    )),
            ]
            : [];

    internal string ToLine() =>
        string.Create(CultureInfo.InvariantCulture, $"{Repository}\t{Path}\t{Line}\t{Rule}\t{Fingerprint}\t{Verdict}\t{Reason}");
}
