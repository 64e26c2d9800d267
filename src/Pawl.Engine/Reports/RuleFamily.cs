using Pawl.Analysis;

namespace Pawl.Engine.Reports;

/// <summary>Languages of one family share a folder of rules.</summary>
internal static class RuleFamily
{
    internal static string Of(string? language) => Analyser.Languages.FirstOrDefault(l => l.Name == language)?.Rules ?? language ?? "";
}
