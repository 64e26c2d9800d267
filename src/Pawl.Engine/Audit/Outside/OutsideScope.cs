using Pawl.Analysis;
using Pawl.Engine.Authorship;
using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit.Outside;

/// <summary>
/// The files whose versions outside analysers are asked about. All versions of a file or none: otherwise what an analyser
/// was not asked would look like something that was mended. Files of tests are left out, where Pawl looks for next to nothing too.
/// </summary>
internal sealed class OutsideScope
{
    /// <summary>More versions than this are too many to ask about unless somebody wants it so.</summary>
    private const int Many = 5_000;

    private readonly History history;
    private readonly HashSet<int>? families;

    private OutsideScope(History history, AnalysersFor whose, HashSet<int>? families) =>
        (this.history, Whose, this.families) = (history, whose, families);

    /// <summary>What was decided; never <see cref="AnalysersFor.Auto"/>.</summary>
    internal AnalysersFor Whose { get; }

    /// <param name="takes">Whether any analyser wants a path.</param>
    internal static OutsideScope Of(History history, AnalysersFor whose, Func<string, bool> takes)
    {
        if (whose == AnalysersFor.Auto)
        {
            whose = Versions(history, takes) <= Many ? AnalysersFor.All : AnalysersFor.Agents;
        }
        return new OutsideScope(
            history,
            whose,
            whose switch
            {
                AnalysersFor.All => null,
                AnalysersFor.Agents => [.. history.Steps.Where(IsAgents).Select(step => history.Families[step.After.Path])],
                _ => [],
            }
        );
    }

    internal bool Holds(Content content) =>
        (families is null || content.Path < history.Families.Length && families.Contains(history.Families[content.Path]))
        && !Analyser.IsTest(history.Contents.PathOf(content.Path));

    private static bool IsAgents(HistoryStep step) =>
        step.Author.Kind is AuthorKind.Agent or AuthorKind.Mixed
        || step.Parts.Any(part => part.Author is AuthorKind.Agent or AuthorKind.Mixed);

    private static int Versions(History history, Func<string, bool> takes) =>
        history
            .Steps.SelectMany(step => step.Before.Append(step.After))
            .Where(content => content.Blob != HistoryStep.Gone)
            .Distinct()
            .Select(content => history.Contents.PathOf(content.Path))
            .Count(path => takes(path) && !Analyser.IsTest(path));
}
