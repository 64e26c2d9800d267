using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pawl.Analysis.Findings;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Reports;

namespace Pawl.Engine.Reviews;

/// <summary>What a reviewer sees of one step, line by line; made visible, so that nothing in it can hide or act.</summary>
public sealed record ReviewPage(string Title, IReadOnlyList<ReviewLine> Lines)
{
    /// <summary>One page for each step and one on which to decide.</summary>
    public static IReadOnlyList<ReviewPage> Of(ReviewSubject subject) =>
        [.. subject.Steps.Select((step, i) => OfStep(step, i + 1, subject.Steps.Count)), OfDecision(subject)];

    /// <summary>Hex digits over everything that was shown.</summary>
    public static string Digest(IEnumerable<ReviewPage> pages)
    {
        var text = string.Concat(pages.SelectMany(p => p.Lines.Select(l => $"{l.Kind} {l.Text}\n").Prepend(p.Title + "\n")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static ReviewPage OfStep(ChainIteration step, int number, int of)
    {
        var lines = new List<ReviewLine>();
        var who = step.Author.Kind is AuthorKind.Agent or AuthorKind.Mixed ? step.Author.ToolAndModel : Words.Of(step.Author.Kind);
        var person = step.Author.Person is { } name ? $", directed by {name}" : "";
        if (step.Commit.Length > 0)
        {
            Add(lines, ReviewLineKind.Text, $"{step.Commit[..10]} by {who}{person} ({Words.Of(step.Author.Level)})");
        }
        Add(
            lines,
            ReviewLineKind.Text,
            Say($"findings: {step.Introduced.Count} new, {step.Returned.Count} back again, {step.Fixed.Count} gone; ")
                + Say($"safeguards: {step.DefencesLost.Count} gone, {step.DefencesGained.Count} new; ")
                + Say($"complexity {step.ComplexityBefore} -> {step.ComplexityAfter}; degradation {step.Degradation}")
        );
        foreach (var rise in step.Rises)
        {
            Add(lines, ReviewLineKind.Note, Say($"{rise.Function} became more complex: {rise.Before} -> {rise.After}"));
        }
        var left = AddDiff(lines, step);
        foreach (var finding in left.Findings)
        {
            AddFinding(lines, finding);
        }
        foreach (var defence in left.Lost)
        {
            AddLost(lines, defence);
        }
        if (step.DiffCut)
        {
            Add(lines, ReviewLineKind.Note, "the difference is longer than what is shown");
        }
        return new ReviewPage(VisibleText.Line(Say($"step {number} of {of}: {step.Subject}")), lines);
    }

    /// <summary>The diff with findings and lost safeguards below their lines.</summary>
    /// <returns>Those that stand on no line of it.</returns>
    private static (List<Finding> Findings, List<Defence> Lost) AddDiff(List<ReviewLine> lines, ChainIteration step)
    {
        var (findings, lost) = (step.Introduced.Concat(step.Returned).ToList(), step.DefencesLost.ToList());
        var (old, now) = (0, 0);
        foreach (var line in step.Diff.Split('\n').Where(l => l.Length > 0))
        {
            if (line[0] == '@')
            {
                var parts = line.Split(' ', ',');
                (old, now) = (Number(parts[1]) - 1, Number(parts[3]) - 1);
                Add(lines, ReviewLineKind.Hunk, line);
                continue;
            }
            (old, now) = (old + (line[0] == '+' ? 0 : 1), now + (line[0] == '-' ? 0 : 1));
            var kind = line[0] switch
            {
                '+' => ReviewLineKind.Added,
                '-' => ReviewLineKind.Removed,
                _ => ReviewLineKind.Same,
            };
            Add(lines, kind, Say($"{(line[0] == '+' ? "" : old), 5} {(line[0] == '-' ? "" : now), 5} {line}"));
            foreach (var finding in findings.Where(f => line[0] != '-' && f.Place.StartLine == now).ToList())
            {
                AddFinding(lines, finding);
                findings.Remove(finding);
            }
            foreach (var defence in lost.Where(d => line[0] == '-' && d.Place.StartLine == old).ToList())
            {
                AddLost(lines, defence);
                lost.Remove(defence);
            }
        }
        return (findings, lost);
    }

    private static ReviewPage OfDecision(ReviewSubject subject)
    {
        var lines = new List<ReviewLine>();
        Add(
            lines,
            ReviewLineKind.Text,
            Say($"iterations of agents in a row: {subject.ChainLength}; {subject.Cap} are allowed without a person")
        );
        Add(lines, ReviewLineKind.Text, Say($"new findings that stand: {subject.Standing.Count}; safeguards gone: {subject.Lost.Count}"));
        foreach (var question in subject.Questions)
        {
            Add(lines, ReviewLineKind.Question, "? " + question);
        }
        return new ReviewPage("decide", lines);
    }

    private static void AddFinding(List<ReviewLine> lines, Finding finding) =>
        Add(
            lines,
            ReviewLineKind.Finding,
            Say($"      ^ {Words.Of(finding.Severity)} {finding.Rule}, line {finding.Place.StartLine}: {finding.Message}")
        );

    private static void AddLost(List<ReviewLine> lines, Defence defence) =>
        Add(lines, ReviewLineKind.Lost, $"      ^ safeguard gone: {defence.Kind}: {defence.Snippet}");

    private static void Add(List<ReviewLine> lines, ReviewLineKind kind, string text) =>
        lines.Add(new ReviewLine(kind, VisibleText.Line(text.Replace("\t", "    ", StringComparison.Ordinal))));

    private static int Number(string text) => int.Parse(text.AsSpan(1), CultureInfo.InvariantCulture);

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One line of a page.</summary>
public sealed record ReviewLine(ReviewLineKind Kind, string Text);

public enum ReviewLineKind
{
    Text,
    Note,
    Hunk,
    Same,
    Added,
    Removed,
    Finding,
    Lost,
    Question,
}
