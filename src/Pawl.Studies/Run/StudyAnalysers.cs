using Pawl.Analysis;
using Pawl.Engine;
using Pawl.Engine.Analysers;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Run;

/// <summary>The analysers of a run beside Pawl: those that the study names, as they are on this machine.</summary>
public sealed record StudyAnalysers(IReadOnlyList<StudyAnalyser> All)
{
    public static StudyAnalysers None { get; } = new([]);

    public IReadOnlyList<InstalledAnalyser> Installed => [.. All.Select(a => a.Installed).OfType<InstalledAnalyser>()];

    /// <summary>Where this machine is not what the study was planned with, in words.</summary>
    public IReadOnlyList<string> Deviations =>
        [
            .. All.Where(a => a.Installed is null)
                .Select(a => $"{a.Planned.Name} {a.Planned.Version} is not here ({a.Missing}): this run goes without it"),
            .. All.Where(a => a.Installed is not null && !a.Planned.Fits(a.Here))
                .Select(a => $"{a.Planned.Name} is {a.Here} here; the study was planned with {a.Planned.Version}"),
        ];

    /// <param name="definitions">Files that define analysers, the later ones stronger.</param>
    /// <param name="all">Every one that the study names must be here.</param>
    /// <exception cref="UserError">One that is needed is not here, or is not known.</exception>
    public static async Task<StudyAnalysers> Find(
        StudyDefinition study,
        AnalyserSearch search,
        IReadOnlyList<string> definitions,
        bool all,
        CancellationToken cancel
    )
    {
        var planned = study.Analysers.Where(a => a.Name != PlannedAnalyser.Pawl).ToList();
        if (planned.Count == 0)
        {
            return None;
        }
        var known = (await search.Find(definitions, [.. planned.Select(a => a.Name)], cancel)).ToDictionary(a => a.Id);
        var missing = planned.Where(a => known[a.Name].Installed is null).ToList();
        if (all && missing.Count > 0)
        {
            throw new UserError(
                $"the study's analysers are not all here: {string.Join("; ", missing.Select(a => $"{a.Name} ({known[a.Name].Missing})"))}",
                "Install them, or go on with those that are here: --analysers here; the run and its report say so."
            );
        }
        return new StudyAnalysers([.. planned.Select(a => StudyAnalyser.Of(a, known[a.Name]))]);
    }

    /// <summary>Every analyser that is on this machine, whatever the study names.</summary>
    public static async Task<StudyAnalysers> OnThisMachine(
        AnalyserSearch search,
        IReadOnlyList<string> definitions,
        CancellationToken cancel
    ) =>
        new([
            .. (await search.Find(definitions, null, cancel))
                .Where(a => a.Installed is not null)
                .Select(a => StudyAnalyser.Of(new PlannedAnalyser(a.Id, a.Installed!.Version), a)),
        ]);
}

/// <summary>One analyser that a study names.</summary>
/// <param name="Installed">Null where it is not on this machine.</param>
/// <param name="Missing">What is missing then.</param>
public sealed record StudyAnalyser(PlannedAnalyser Planned, IReadOnlyList<string> Endings, InstalledAnalyser? Installed, string Missing)
{
    /// <summary>The version on this machine; empty where there is none.</summary>
    public string Here => Installed?.Version ?? "";

    internal static StudyAnalyser Of(PlannedAnalyser planned, KnownAnalyser known) =>
        new(planned, known.Endings, known.Installed, known.Missing);
}
