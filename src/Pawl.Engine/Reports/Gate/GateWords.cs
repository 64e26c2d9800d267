using System.Globalization;
using Pawl.Engine.Analysers;
using Pawl.Engine.Gate;
using Pawl.Engine.Policy;

namespace Pawl.Engine.Reports.Gate;

/// <summary>What every form of the gate's report says in the same words. Texts out of the repository are made visible here.</summary>
internal static class GateWords
{
    internal static string Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Pass => "pass",
            Verdict.Warn => "warn",
            Verdict.Block => "block",
            _ => "incomplete",
        };

    internal static string Of(Consequence consequence) =>
        consequence switch
        {
            Consequence.Block => "block",
            Consequence.Warn => "warn",
            _ => "off",
        };

    internal static string Headline(GateReport report) =>
        report.Verdict switch
        {
            Verdict.Pass => "pass: nothing to object to",
            Verdict.Warn => $"pass, with {Numbers.Counted(report.Objections.Count, "warning")}",
            Verdict.Block => $"block: {Numbers.Counted(report.Objections.Count(o => o.Consequence == Consequence.Block), "objection")}",
            _ => "incomplete: something could not be looked at",
        };

    /// <summary>Where an objection stands; "the range" when it is about no file.</summary>
    internal static string Place(Objection objection) =>
        objection.Path.Length == 0 ? "the range"
        : objection.Line == 0 ? VisibleText.Line(objection.Path)
        : string.Create(CultureInfo.InvariantCulture, $"{VisibleText.Line(objection.Path)}:{objection.Line}");

    internal static string What(Objection objection) => VisibleText.Line(objection.What);

    internal static string Mend(Objection objection) => VisibleText.Line(objection.Mend);

    internal static string Range(GateReport report) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Numbers.Counted(report.Commits, "commit")}, {report.AgentCommits} by agents, {100 * report.UndeclaredShare:0} % undeclared; {Numbers.Counted(report.Files.Count, "file")} compared with {report.Fork[..10]}"
        );

    internal static string Policy(GateReport report) => $"policy and signers of {report.PolicyAt[..10]}";

    internal static string Of(Excuse excuse)
    {
        var until = excuse.Until is { } day ? day.ToString(" 'until' yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        var at = excuse.Path is null ? "" : $" in {VisibleText.Line(excuse.Path)}";
        return $"{excuse.State}: {VisibleText.Line(excuse.What)}{at}{until} by {VisibleText.Line(excuse.By)} ({VisibleText.Line(excuse.Place)}): {VisibleText.Line(excuse.Reason)}";
    }

    internal static string Of(GateReview review) =>
        $"{review.Id} {review.Decision} by {VisibleText.Line(review.Reviewer)}, {review.State}{(review.Why.Length > 0 ? $": {VisibleText.Line(review.Why)}" : "")}{(review.IsRubberStamp ? ", a rubber stamp" : "")}";

    internal static string Of(AnalyserUse use) =>
        VisibleText.Line(
            FormattableString.Invariant($"{use.Id} {use.Version}: {use.LookedAt} of {use.Given} files, {use.Findings} findings")
                + (use.Trouble is { } trouble ? $"; {trouble}" : "")
        );

    internal static string Chain(GateFile file) =>
        file.ChainLength is not { } length
            ? "not followed"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{length} of {file.Cap}{(file.UnknownShare > 0 ? $" ({100 * file.UnknownShare:0} % unknown)" : "")}"
            );
}
