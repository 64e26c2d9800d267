namespace Pawl.Engine.Audit;

/// <summary>One calendar month (UTC) of committer's times.</summary>
/// <param name="Month"><c>2026-03</c>. Months without a commit inside the span are there with zeros.</param>
/// <param name="OpenAtEnd">Findings introduced and returned so far, less those fixed and removed; on the walked history, all branches.</param>
public sealed record MonthRow(
    string Month,
    int Commits,
    int AgentCommits,
    int IntroducedByAgent,
    int IntroducedByMixed,
    int IntroducedByHuman,
    int IntroducedByBot,
    int IntroducedByUnknown,
    int Returned,
    int Fixed,
    int Removed,
    int DefencesLost,
    int OpenAtEnd
);
