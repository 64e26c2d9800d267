using System.Text.Json;
using System.Text.Json.Serialization;
using Pawl.Engine.Audit;
using Pawl.Engine.Weaknesses;

namespace Pawl.Engine.Reports.Html;

/// <summary>What the script draws from. The same numbers stand in the page's tables.</summary>
internal sealed record ChartData(
    int Cap,
    IReadOnlyList<CurvePoint> Curve,
    IReadOnlyList<ChartLine> Chains,
    IReadOnlyList<CurvePoint> Born,
    IReadOnlyList<ChartLine> BornChains,
    IReadOnlyList<ChartRate> Authors,
    IReadOnlyList<ChartRate> Positions,
    IReadOnlyList<string> HeatRows,
    IReadOnlyList<string> HeatColumns,
    IReadOnlyList<ChartCell> HeatCells,
    IReadOnlyList<MonthRow> Months,
    IReadOnlyList<LengthCount> Lengths
)
{
    private const int Lines = 20;

    /// <summary>JSON that may stand inside a script element: the encoder writes &lt; as an escape, so nothing can end the element.</summary>
    internal static string Json(AuditReport report) => JsonSerializer.Serialize(Of(report), ChartJson.Default.ChartData);

    private static ChartData Of(AuditReport report)
    {
        var map = HeatMap.Of(report.ByModel);
        return new ChartData(
            report.Rules.Cap,
            report.Degradation.Points,
            LinesOf(report, false),
            report.Degradation.Born,
            LinesOf(report, true),
            Rates(report.ByAuthor),
            Rates(report.ByPosition),
            [.. map.Rows.Select(cwe => $"{CweCategories.Id(cwe)} {CweCategories.BuiltIn.NameOf(cwe)}".TrimEnd())],
            [.. map.Columns.Select(column => Text(column.Key, 60))],
            [.. Cells(map)],
            TimelineSection.Shown(report),
            report.Chains.Lengths
        );
    }

    private static List<ChartLine> LinesOf(AuditReport report, bool born)
    {
        var all = report.Chains.Longest.Concat(report.WorstChains.Select(story => story.Chain));
        var wanted = all.Where(chain => chain.Born == born).Select(chain => (chain.Path, chain.StartCommit)).ToHashSet();
        return
        [
            .. report
                .Degradation.Chains.Where(chain => wanted.Contains((chain.Path, chain.StartCommit)))
                .Take(Lines)
                .Select(chain => new ChartLine(Text(chain.Label, 80), chain.Points)),
        ];
    }

    private static List<ChartRate> Rates(WeaknessTable table) =>
        [
            .. table.Columns.Select(column => new ChartRate(
                Text(column.Key, 60),
                column.Introductions,
                column.Introduced,
                column.Iterations,
                column.ChangedLines
            )),
        ];

    private static IEnumerable<ChartCell> Cells(HeatMap map)
    {
        for (var y = 0; y < map.Rows.Count; y++)
        {
            for (var x = 0; x < map.Columns.Count; x++)
            {
                var cell = map.Cell(x, y);
                yield return new ChartCell(
                    x,
                    y,
                    cell?.Introduced ?? 0,
                    cell?.Rate ?? new Rate(0, 0, 0, map.Columns[x].Introductions.Hidden)
                );
            }
        }
    }

    private static string Text(string hostile, int length) => VisibleText.Cut(VisibleText.Line(hostile), length);
}

internal sealed record ChartLine(string Label, IReadOnlyList<int> Points);

internal sealed record ChartRate(string Key, Rate Rate, int Introduced, int Iterations, long ChangedLines);

internal sealed record ChartCell(int X, int Y, int Introduced, Rate Rate);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChartData))]
internal sealed partial class ChartJson : JsonSerializerContext;
