using System.Globalization;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Run;

/// <summary>One chain of a study as it is planned.</summary>
/// <param name="Index">Its place in the study's order.</param>
internal sealed record Chain(
    int Index,
    string Id,
    ModelDefinition Model,
    Arm Arm,
    string Context,
    Baseline Baseline,
    Strategy Strategy,
    int Replicate
)
{
    /// <summary>What chains that are compared have in common: they draw the same prompts and seeds in every arm, context and model.</summary>
    internal string Pairing => $"{Baseline.Id}/{Strategy.Id}/{Replicate}";

    /// <summary>All chains of a study, the replicates outermost: a run that is broken off has whole ones.</summary>
    internal static IEnumerable<Chain> All(StudyDefinition study, ModelDefinition model)
    {
        var index = 0;
        foreach (var replicate in Enumerable.Range(1, study.Replicates))
        {
            foreach (var arm in study.Arms)
            {
                foreach (var context in study.Contexts)
                {
                    foreach (var baseline in study.Baselines)
                    {
                        foreach (var strategy in study.Strategies)
                        {
                            var id = string.Create(
                                CultureInfo.InvariantCulture,
                                $"{study.Name}.{model.Name}.{arm.Name}.{context}.{baseline.Id}.{strategy.Id}.{replicate}"
                            );
                            yield return new Chain(index++, id, model, arm, context, baseline, strategy, replicate);
                        }
                    }
                }
            }
        }
    }

    internal static long Count(StudyDefinition study) =>
        (long)study.Replicates * study.Arms.Count * study.Contexts.Count * study.Baselines.Count * study.Strategies.Count;

    internal Prompt PromptAt(StudyDefinition study, int iteration) =>
        study.Selection switch
        {
            PromptSelection.Template => Strategy.Template,
            PromptSelection.Rotated => Strategy.Variants[(iteration - 1) % Strategy.Variants.Count],
            _ => Strategy.Variants[Draw.Index(study.Seed, $"prompt/{Pairing}/{iteration}", Strategy.Variants.Count)],
        };
}
