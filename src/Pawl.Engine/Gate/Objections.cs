using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pawl.Analysis.Findings;
using Pawl.Engine.Analysers;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Policy;
using Pawl.Engine.Reports;

namespace Pawl.Engine.Gate;

/// <summary>What the policy makes of what was seen.</summary>
internal sealed class Objections(Policy.Policy policy)
{
    private readonly List<Objection> found = [];

    internal Verdict Verdict =>
        found.Any(o => o.Consequence == Consequence.Block && o.Kind != ObjectionKind.Incomplete) ? Verdict.Block
        : found.Any(o => o.Consequence == Consequence.Block) ? Verdict.Incomplete
        : found.Count > 0 ? Verdict.Warn
        : Verdict.Pass;

    internal IReadOnlyList<Objection> List() =>
        [
            .. found
                .OrderByDescending(o => o.Consequence)
                .ThenBy(o => o.Path, StringComparer.Ordinal)
                .ThenBy(o => o.Line)
                .ThenBy(o => o.Kind, StringComparer.Ordinal)
                .ThenBy(o => o.Fingerprint, StringComparer.Ordinal),
        ];

    /// <param name="awaitsReview">An agent changed what always needs a review.</param>
    /// <param name="isCutOff">The file's history does not reach back to its start.</param>
    internal void Take(GateFile file, Excuses excuses, bool awaitsReview, bool isCutOff)
    {
        TakeChain(file, awaitsReview, isCutOff);
        foreach (var finding in file.Introduced)
        {
            if (policy.FailOn is { } least && finding.Severity >= least && !excuses.Covers(file.Path, file.Blob, finding))
            {
                var what = $"{finding.Rule}: {finding.Message}";
                Add(
                    new Objection(
                        ObjectionKind.Finding,
                        file.Path,
                        finding.Place.StartLine,
                        what,
                        $"`pawl explain {finding.Rule}` says what to do instead.",
                        Consequence.Block,
                        finding,
                        finding.Fingerprint
                    )
                );
            }
        }
        foreach (var defence in file.DefencesLost)
        {
            if (
                policy.Defences.Of(defence.Kind) is not Consequence.Off and var consequence
                && !excuses.Covers(file.Path, file.Blob, defence)
            )
            {
                var where = defence.Function.Length == 0 ? "" : $" in {defence.Function}";
                Add(
                    ObjectionKind.DefenceRemoved,
                    file.Path,
                    $"{defence.Kind} is gone{where}{Opens(defence)}: {defence.Snippet}",
                    "Put it back, or have a person answer for its loss in a review.",
                    consequence,
                    defence.Fingerprint
                );
            }
        }
        foreach (var rise in file.Rises)
        {
            Add(
                ObjectionKind.ComplexityRise,
                file.Path,
                Say($"{rise.Function} rose from {rise.Before} to {rise.After} ({100.0 * (rise.After - rise.Before) / rise.Before:0} %)"),
                "Split it, or find the simpler way.",
                policy.Complexity.Consequence,
                rise.Function
            );
        }
        foreach (var gap in file.Gaps.Where(g => g.Whole && g.Reason != "no-language"))
        {
            Incomplete(file.Path, $"{gap.Reason}: {gap.Detail}", "Nothing is known of what stands there.");
        }
    }

    private void TakeChain(GateFile file, bool awaitsReview, bool isCutOff)
    {
        if (file.Iterations > 0 && file.ChainLength > file.Cap)
        {
            Add(
                ObjectionKind.OverCap,
                file.Path,
                Say($"iteration {file.ChainLength} of agents in a row; {file.Cap} are allowed without a person"),
                $"Have a person review it (`pawl review {file.Path}`), or go back (`pawl reset {file.Path}`).",
                Consequence.Block,
                ""
            );
        }
        if (awaitsReview)
        {
            var why = file.Topics.Count > 0 ? $"it is about {string.Join(", ", file.Topics)}" : "its path is listed";
            Add(
                ObjectionKind.ReviewNeeded,
                file.Path,
                $"an agent changed it, and it always needs a review: {why}",
                $"Have a person review it: `pawl review {file.Path}`.",
                Consequence.Block,
                ""
            );
        }
        if (isCutOff)
        {
            Incomplete(file.Path, "its history is cut off in this clone", "Fetch all of it: fetch-depth: 0, or git fetch --unshallow.");
        }
    }

    internal void Take(IEnumerable<HistoryCommit> commits)
    {
        foreach (var commit in commits.Where(c => c.Author.Kind is AuthorKind.Agent or AuthorKind.Mixed))
        {
            if (policy.Agents.Refusal(commit.Author.Tool ?? "", commit.Author.Model) is { } refusal)
            {
                Add(
                    ObjectionKind.AgentNotAllowed,
                    "",
                    $"{refusal} (commit {commit.Id.ToString()[..10]})",
                    "Write it with another one, or change the policy on the base branch first.",
                    Consequence.Block,
                    commit.Id.ToString()
                );
            }
        }
    }

    internal void Take(IEnumerable<Git.Gap> history, IEnumerable<Git.Gap> reviews)
    {
        foreach (var gap in history)
        {
            Incomplete("", gap.What, "Fetch the missing objects.");
        }
        foreach (var gap in reviews)
        {
            Add(ObjectionKind.Incomplete, "", gap.What, "See `pawl review verify`.", Consequence.Warn, gap.What);
        }
    }

    internal void Take(IEnumerable<AnalyserUse> uses)
    {
        foreach (var use in uses.Where(use => use.Trouble is not null))
        {
            Incomplete("", $"{use.Title}: {use.Trouble}", "See `pawl analysers`, or leave it out of 'analysers' in pawl.yaml.");
        }
    }

    internal void Take(IEnumerable<GateReview> reviews)
    {
        foreach (var review in reviews.Where(r => r.State == "verified"))
        {
            foreach (var path in review.Paths.Where(_ => review.Decision == "reject"))
            {
                var what = $"{review.Reviewer} rejected exactly this content";
                Add(ObjectionKind.Rejected, path, what, "Change it, or let them look again.", Consequence.Block, review.Id);
            }
            if (review.IsRubberStamp)
            {
                var what = $"the review {review.Id} by {review.Reviewer} was too fast for what it showed";
                Add(ObjectionKind.RubberStamp, review.Paths[0], what, "Look again.", Consequence.Warn, review.Id);
            }
        }
    }

    internal void PolicyChanged(string path, bool byAgent, bool isReviewed)
    {
        var what = byAgent && !isReviewed ? "an agent changed it, and nobody reviewed it" : "the range changes it; the base's was applied";
        var consequence = byAgent && !isReviewed ? Consequence.Block : Consequence.Warn;
        Add(ObjectionKind.PolicyChanged, path, what, "See that it is meant.", consequence, "");
    }

    private void Incomplete(string path, string what, string mend) =>
        Add(ObjectionKind.Incomplete, path, what, mend, policy.Incomplete, what);

    private void Add(string kind, string path, string what, string mend, Consequence consequence, string sign) =>
        Add(new Objection(kind, path, 0, what, mend, consequence, null, Fingerprint(kind, path, sign)));

    private void Add(Objection objection)
    {
        if (objection.Consequence != Consequence.Off)
        {
            found.Add(objection with { Consequence = objection.Consequence < policy.Mode ? objection.Consequence : policy.Mode });
        }
    }

    private static string Opens(Defence defence) => defence.Cwe.Count == 0 ? "" : Say($", which opens CWE-{defence.Cwe[0]}");

    private static string Fingerprint(string kind, string path, string sign) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{path}\n{sign}")))[..32];

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
