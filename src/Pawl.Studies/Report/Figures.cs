using System.Text.Json.Nodes;
using Pawl.Studies.Analysis;

namespace Pawl.Studies.Report;

/// <summary>What the page's script draws, taken out of the tables.</summary>
internal static class Figures
{
    /// <summary>One line for each name, with its interval at each point.</summary>
    internal static JsonObject Lines(
        StudyTable table,
        Func<Row, bool> shown,
        string name,
        string at,
        string value,
        string across,
        string up,
        bool step = false
    )
    {
        var rows = Row.Of(table).Where(shown).ToList();
        var places = rows.Select(r => r.Number(at)!.Value).Distinct().Order().ToList();
        var series = rows.GroupBy(r => r.Text(name))
            .Select(line =>
            {
                var byPlace = line.ToDictionary(r => r.Number(at)!.Value);
                JsonArray Of(string column) => new([.. places.Select(p => (JsonNode?)Value(byPlace.GetValueOrDefault(p)?.Number(column)))]);
                return (JsonNode)
                    new JsonObject
                    {
                        ["name"] = line.Key,
                        ["values"] = Of(value),
                        ["low"] = Of("low"),
                        ["high"] = Of("high"),
                    };
            });
        return new JsonObject
        {
            ["kind"] = "lines",
            ["step"] = step,
            ["across"] = across,
            ["up"] = up,
            ["labels"] = new JsonArray([.. places.Select(p => (JsonNode)AnalysisWriter.Short(p))]),
            ["series"] = new JsonArray([.. series]),
        };
    }

    /// <summary>How each strategy's findings divide into types.</summary>
    internal static JsonObject Shares(StudyTable table, string counted)
    {
        var strategies = table.Columns.Skip(2).ToList();
        var rows = Row.Of(table).Where(r => r.Text("counted") == counted);
        return new JsonObject
        {
            ["kind"] = "shares",
            ["labels"] = new JsonArray([.. strategies.Select(s => (JsonNode)s)]),
            ["series"] = new JsonArray([
                .. rows.Select(r =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["name"] = r.Text("type"),
                            ["values"] = new JsonArray([.. strategies.Select(s => Value(r.Number(s)))]),
                        }
                ),
            ]),
        };
    }

    /// <summary>Estimates with their intervals, against no effect.</summary>
    internal static JsonObject Points(IReadOnlyList<(string Label, Row Row)> rows, string value, string across, double none)
    {
        JsonArray Of(string column) => new([.. rows.Select(r => (JsonNode?)Value(r.Row.Number(column)))]);
        return new JsonObject
        {
            ["kind"] = "points",
            ["across"] = across,
            ["none"] = none,
            ["labels"] = new JsonArray([.. rows.Select(r => (JsonNode)r.Label)]),
            ["values"] = Of(value),
            ["low"] = Of("low"),
            ["high"] = Of("high"),
        };
    }

    private static JsonValue? Value(double? number) => number is { } n ? JsonValue.Create(AnalysisWriter.Rounded(n)) : null;
}
