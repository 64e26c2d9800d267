using Pawl.Studies.Analysis;
using Pawl.Studies.Records;
using Pawl.Studies.Report;
using Pawl.Studies.Sheets;

namespace Pawl.Tests.Studies;

/// <summary>What a study may be called.</summary>
public sealed class DeviationsTests
{
    private static readonly StudyFacts AsThePaper = new(
        ["replication"],
        ["gpt-4o"],
        ["gpt-4o-2024-08-06"],
        ["c", "java"],
        ["ambiguous", "efficiency", "feature", "security"],
        ["none"],
        ["stateless"],
        [IterationSource.Model],
        ["cppcheck", "pawl"],
        10,
        1,
        10,
        0,
        []
    );

    private static readonly SheetComparison Reviewed = new([], []) { Reviewers = 2, Items = 40 };

    [Fact]
    public void The_papers_model_languages_design_and_review_make_a_replication() =>
        Assert.StartsWith("Replication: ", Deviations.Label(AsThePaper, Reviewed), StringComparison.Ordinal);

    [Fact]
    public void Analysers_alone_make_none()
    {
        Assert.Equal("Extension: it differs from the paper in: findings of people", Deviations.Label(AsThePaper, null));
        var open = Reviewed with
        {
            Disputed =
            [
                ["item-1", "3", "injection", "high", "one", ""],
            ],
        };
        Assert.StartsWith("Extension: ", Deviations.Label(AsThePaper, open), StringComparison.Ordinal);
        Assert.StartsWith("Extension: ", Deviations.Label(AsThePaper, Reviewed with { Items = 0 }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpt-4o-mini")]
    [InlineData("gpt-4o-audio-preview")]
    [InlineData("claude-sonnet")]
    public void Another_model_makes_none_whatever_the_study_calls_it(string answered)
    {
        var facts = AsThePaper with { Answered = [answered] };
        Assert.Equal("Extension: it differs from the paper in: model", Deviations.Label(facts, Reviewed));
    }

    [Fact]
    public void Nor_do_other_languages_other_designs_or_guards()
    {
        var facts = AsThePaper with { Languages = ["c", "java", "python"], Replicates = 3, Baselines = 30, Arms = ["all", "none"] };
        Assert.Equal(
            "Extension: it differs from the paper in: languages, baselines, chains for each baseline and strategy, guards",
            Deviations.Label(facts, Reviewed)
        );
    }

    [Fact]
    public void Chains_of_the_scripted_iterator_are_a_check_of_the_pipeline()
    {
        var facts = AsThePaper with { Sources = [IterationSource.Model, IterationSource.Scripted] };
        Assert.StartsWith("Pipeline check: ", Deviations.Label(facts, Reviewed), StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_that_existed_before_are_an_extension() =>
        Assert.StartsWith(
            "Extension, with versions that existed before the study; it differs from the paper in: model",
            Deviations.Label(AsThePaper with { Sources = [IterationSource.Imported] }, Reviewed),
            StringComparison.Ordinal
        );
}
