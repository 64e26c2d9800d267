using System.Text.Json;

namespace Pawl.Tests.BadInput;

/// <summary>What a JSON report of the command line says, as lines that tests compare.</summary>
internal static class Answers
{
    /// <summary>Runs <c>pawl audit --json -</c>, which must end well.</summary>
    internal static async Task<JsonElement> Audit(string folder, params string[] more)
    {
        var run = await Pawl.Run(folder, ["audit", "--no-html", "--json", "-", .. more]);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonDocument.Parse(run.Bytes).RootElement;
    }

    /// <summary>Runs <c>pawl scan --format json</c>, which must look at everything that it can.</summary>
    internal static async Task<JsonElement> Scan(string folder, params string[] more)
    {
        var run = await Pawl.Run(folder, ["scan", "--format", "json", "--fail-on", "none", .. more]);
        Assert.True(run.ExitCode is 0 or 2, run.Error);
        return JsonDocument.Parse(run.Bytes).RootElement;
    }

    /// <summary><c>path: reason</c> of everything that was passed over, whole or in part.</summary>
    internal static string[] Skipped(JsonElement report) =>
        [.. report.GetProperty("skipped").EnumerateArray().Select(s => $"{s.GetProperty("path")}: {s.GetProperty("reason")}")];

    /// <summary><c>path: rule line</c> of a scan.</summary>
    internal static string[] Findings(JsonElement scan) =>
        [
            .. scan.GetProperty("findings")
                .EnumerateArray()
                .Select(f => $"{f.GetProperty("file")}: {f.GetProperty("rule")} {f.GetProperty("place").GetProperty("startLine")}"),
        ];
}
