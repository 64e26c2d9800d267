namespace Pawl.Studies.Analysis;

/// <summary>What became of the claims that were written down before.</summary>
internal static class ClaimTables
{
    internal static Func<StudyTable> Claims(Estimates e)
    {
        var list = e
            .Options.Claims.Select(claim => (claim, Measure: Measures.All.First(m => m.Name == claim.Measure)))
            .Select(x =>
                (
                    x.claim,
                    x.Measure,
                    Estimate: x.Measure.IsRatio ? e.AskRatio(t => x.Measure.Of(t, e.Cohort))
                    : x.Measure.IsBiased ? e.AskBiased(t => x.Measure.Of(t, e.Cohort))
                    : e.Ask(t => x.Measure.Of(t, e.Cohort))
                )
            )
            .ToList();
        return () =>
            new StudyTable(
                "claims",
                e.Cohort.Name,
                "Claims and what became of them",
                ["claim", "verdict", "question", "published", "no effect", "estimate", "low", "high"],
                [
                    .. list.Select(x =>
                        (IReadOnlyList<Cell>)
                            [
                                x.claim.Id,
                                // Beside the claim: on a phone what stands further right must be scrolled to.
                                Verdict.Of(x.Estimate.Value, x.Estimate.Low, x.Estimate.High, x.Measure.Null, x.claim.Published),
                                x.claim.Question,
                                x.claim.Published,
                                x.Measure.Null,
                                x.Estimate.Value,
                                x.Estimate.Low,
                                x.Estimate.High,
                            ]
                    ),
                ],
                Verdict.Rule
            );
    }
}
