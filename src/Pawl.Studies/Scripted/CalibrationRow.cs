using Pawl.Engine.Audit;

namespace Pawl.Studies.Scripted;

/// <summary>What the pipeline sees of one category.</summary>
/// <param name="Planted">Weaknesses that were planted, one for each program and edit.</param>
/// <param name="Found">Of these, found at their place and in their category.</param>
/// <param name="FoundOtherwise">Found at their place, in another category.</param>
/// <param name="Removed">Defences that were taken out.</param>
/// <param name="Missed">Of these, those that neither showed as a lost defence nor as a finding.</param>
/// <param name="FalselyIntroduced">Findings of this category that a harmless edit brought.</param>
/// <param name="HarmlessEdits">How many harmless edits there were.</param>
public sealed record CalibrationRow(
    string Category,
    int Planted,
    int Found,
    int FoundOtherwise,
    int Removed,
    int Missed,
    int FalselyIntroduced,
    int HarmlessEdits
)
{
    /// <summary>With its interval at 95 %.</summary>
    public Interval Sensitivity => Engine.Audit.Statistics.Share(Found, Planted);

    public Interval FalseIntroduction => Engine.Audit.Statistics.Share(Math.Min(FalselyIntroduced, HarmlessEdits), HarmlessEdits);
}
