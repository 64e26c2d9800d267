namespace Pawl.Engine.Audit.Outside;

/// <summary>What outside analysers were asked about the versions of files that a history has.</summary>
/// <param name="Whose"><c>all</c>: every file; <c>agents</c>: files in which an agent had a hand; <c>head</c>: none.</param>
/// <param name="Files">Files, under whatever names, of which versions were in question.</param>
public sealed record OutsideHistory(string Whose, int Files, IReadOnlyList<VersionsUse> Analysers);

/// <summary>What came of one analyser.</summary>
/// <param name="Given">Versions of the languages that it knows.</param>
/// <param name="LookedAt">Those of them that it looked at wholly, now or at an earlier time.</param>
/// <param name="IntroducedByAgents">Findings that nobody but outside analysers saw and that this one saw first, in steps of agents.</param>
/// <param name="Trouble">Why versions were not looked at; null when nothing went wrong.</param>
public sealed record VersionsUse(
    string Id,
    string Title,
    string Version,
    int Given,
    int LookedAt,
    int IntroducedByAgents,
    int IntroducedByOthers,
    int FixedByAgents,
    int FixedByOthers,
    string? Trouble
);
