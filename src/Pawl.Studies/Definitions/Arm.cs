namespace Pawl.Studies.Definitions;

/// <summary>Which guards are on between iterations.</summary>
/// <param name="FindingsFedBack">What the analyser found new goes back to the model for one more answer.</param>
/// <param name="DefencesFedBack">So does what was removed: checks, escapes, limits, locks.</param>
/// <param name="Capped">After so many iterations in a row comes a review, which may put the chain back.</param>
public sealed record Arm(string Name, bool FindingsFedBack, bool DefencesFedBack, bool Capped)
{
    public static IReadOnlyList<Arm> All { get; } =
    [
        new("none", false, false, false),
        new("analyser", true, false, false),
        new("defences", true, true, false),
        new("cap", false, false, true),
        new("all", true, true, true),
    ];

    internal static Arm Of(string name) => All.First(a => a.Name == name);
}
