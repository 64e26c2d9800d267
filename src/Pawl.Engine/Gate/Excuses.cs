using Pawl.Analysis.Findings;
using Pawl.Engine.Git;
using Pawl.Engine.Policy;
using Pawl.Engine.Reviews;

namespace Pawl.Engine.Gate;

/// <summary>Who answers for what: suppressions of the policy and in the code, and reviews. Keeps account of all of them.</summary>
internal sealed class Excuses(Policy.Policy policy, CountedReviews reviews, DateOnly today)
{
    private const string Mark = "pawl: ignore ";

    private readonly List<Excuse> excuses = [];
    private readonly HashSet<Suppression> used = [];
    private readonly List<(Suppression Suppression, string Path, int Line, bool Holds)> inCode = [];

    /// <summary>Takes the suppressions out of a file's comments.</summary>
    /// <param name="isTrusted">Says of a line's text whether its suppression counts: one that an agent wrote in the range does not.</param>
    internal void Read(string path, byte[] content, Func<string, bool> isTrusted)
    {
        if (content.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(Mark)) < 0)
        {
            return;
        }
        var number = 0;
        foreach (var line in GitText.Message(content).Split('\n'))
        {
            number++;
            if (Suppression.InCode(line, FormattableString.Invariant($"{path}:{number}")) is { } found)
            {
                inCode.Add((found, path, number, isTrusted(line)));
            }
        }
    }

    internal bool Covers(string path, string blob, Finding finding) =>
        ByReview(path, blob, finding.Rule, finding.Fingerprint)
        || ByPolicy(path, finding.Rule, finding.Fingerprint)
        || ByCode(path, finding);

    internal bool Covers(string path, string blob, Defence defence) =>
        ByReview(path, blob, defence.Kind, defence.Fingerprint) || ByPolicy(path, defence.Kind, defence.Fingerprint);

    /// <summary>Everything, used or not.</summary>
    internal IReadOnlyList<Excuse> List()
    {
        var idle = policy
            .Suppressions.Concat(inCode.Select(c => c.Suppression))
            .Where(s => !used.Contains(s))
            .Select(s =>
                Told(
                    s,
                    today > s.Until ? "expired"
                        : IsDistrusted(s) ? "not-reviewed"
                        : "unused",
                    null,
                    null
                )
            );
        return
        [
            .. excuses
                .Concat(idle)
                .OrderBy(e => e.State, StringComparer.Ordinal)
                .ThenBy(e => e.Place, StringComparer.Ordinal)
                .ThenBy(e => e.What, StringComparer.Ordinal)
                .ThenBy(e => e.Fingerprint, StringComparer.Ordinal),
        ];
    }

    private bool IsDistrusted(Suppression suppression) => inCode.Any(c => c.Suppression == suppression && !c.Holds);

    private bool ByReview(string path, string blob, string what, string fingerprint)
    {
        foreach (var (accepted, by) in reviews.AcceptedIn(path, blob).Where(a => a.Accepted.Fingerprint == fingerprint))
        {
            excuses.Add(
                new Excuse("used", what, accepted.Reason, by.Review.Reviewer.Principal, null, $"review {by.Id}", path, fingerprint)
            );
            return true;
        }
        return false;
    }

    private bool ByPolicy(string path, string what, string fingerprint) =>
        policy.Suppressions.FirstOrDefault(s => s.Holds(what, path, today)) is { } found && Use(found, path, fingerprint);

    private bool ByCode(string path, Finding finding)
    {
        var line = finding.Place.StartLine;
        var found = inCode.Find(c =>
            c.Holds && c.Path == path && line - c.Line is 0 or 1 && c.Suppression.Holds(finding.Rule, path, today)
        );
        return found.Suppression is not null && Use(found.Suppression, path, finding.Fingerprint);
    }

    private bool Use(Suppression suppression, string path, string fingerprint)
    {
        used.Add(suppression);
        excuses.Add(Told(suppression, "used", path, fingerprint));
        return true;
    }

    private static Excuse Told(Suppression s, string state, string? path, string? fingerprint) =>
        new(state, s.Rule, s.Reason, s.By, s.Until, s.Place, path, fingerprint);
}
