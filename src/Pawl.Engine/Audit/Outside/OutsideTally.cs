using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit.Outside;

/// <summary>Counts what came and went by the analyser that saw it.</summary>
internal sealed class OutsideTally
{
    private const string Project = "it needs the files of a whole project: only the content of HEAD was given to it";
    private readonly Dictionary<string, Counts> counts = new(StringComparer.Ordinal);

    internal void Step(StepOutcome step)
    {
        foreach (var key in step.Introduced.Where(key => key.Analyser.Length > 0))
        {
            Of(key.Analyser).Introduced[step.IsAgents ? 1 : 0]++;
        }
        foreach (var key in step.Gone.Where(key => key.Analyser is { Length: > 0 }))
        {
            Of(key.Analyser).Fixed[step.IsAgents ? 1 : 0]++;
        }
    }

    internal OutsideHistory Result(History history, OutsideVersions outside)
    {
        var versions = history
            .Steps.SelectMany(step => step.Before.Append(step.After))
            .Where(content => content.Blob != HistoryStep.Gone && outside.Scope.Holds(content))
            .Distinct()
            .ToList();
        var looked = versions
            .SelectMany(outside.AnswersOn)
            .Where(answer => answer.Answer.Gap.Length == 0)
            .CountBy(answer => answer.Analyser.Id, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        return new OutsideHistory(
            outside.Scope.Whose.ToString().ToLowerInvariant(),
            versions.Select(content => history.Families[content.Path]).Distinct().Count(),
            [
                .. outside.All.Select(analyser =>
                {
                    var (count, takes) = (Of(analyser.Id), analyser.Definition);
                    return new VersionsUse(
                        analyser.Id,
                        analyser.Title,
                        analyser.Version,
                        versions.Count(content => takes.Takes(history.Contents.PathOf(content.Path))),
                        looked.GetValueOrDefault(analyser.Id),
                        count.Introduced[1],
                        count.Introduced[0],
                        count.Fixed[1],
                        count.Fixed[0],
                        takes.TakesVersions ? outside.Troubles.GetValueOrDefault(analyser.Id) : Project
                    );
                }),
            ]
        );
    }

    /// <summary>What those did not see that need a whole project, as the report lists it.</summary>
    internal static IEnumerable<SkippedEntry> Unseen(OutsideHistory outside) =>
        outside
            .Analysers.Where(use => use.Trouble == Project && use.Given > 0)
            .Select(use => new SkippedEntry("", "", Analysers.Witnesses.GapReason, $"{use.Id}: {Project}", Whole: false, use.Given));

    private Counts Of(string analyser) => counts.TryGetValue(analyser, out var known) ? known : counts[analyser] = new Counts();

    private sealed class Counts
    {
        internal int[] Introduced { get; } = new int[2];
        internal int[] Fixed { get; } = new int[2];
    }
}
