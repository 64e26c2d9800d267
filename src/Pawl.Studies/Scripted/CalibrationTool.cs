namespace Pawl.Studies.Scripted;

/// <summary>What one analyser sees by itself, on the programs that it looked at wholly.</summary>
/// <param name="Rows">By category; lost defences are nobody's by itself, so they are not counted here.</param>
public sealed record CalibrationTool(string Tool, IReadOnlyList<CalibrationRow> Rows)
{
    /// <summary>All categories together.</summary>
    public CalibrationRow All =>
        new(
            "all",
            Rows.Sum(r => r.Planted),
            Rows.Sum(r => r.Found),
            Rows.Sum(r => r.FoundOtherwise),
            0,
            0,
            Rows.Sum(r => r.FalselyIntroduced),
            Rows.Max(r => r.HarmlessEdits)
        );
}
