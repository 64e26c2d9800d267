using System.Globalization;
using Pawl.Engine.Audit.Outside;
using Pawl.Engine.Authorship;

namespace Pawl.Engine.Audit;

/// <summary>How the numbers of a report were made; part of every report.</summary>
internal static class MethodNotes
{
    internal static string Of(OutsideHistory outside)
    {
        var whose = outside.Whose switch
        {
            "all" => "every version of every file",
            "agents" => "every version of the files in which an agent had a hand, and no version of the others",
            _ => "the content of HEAD alone",
        };
        return $"Outside analysers ({string.Join(", ", outside.Analysers.Select(use => $"{use.Id} {use.Version}"))}) were asked about {whose}, files of tests left out. "
            + "Each version was looked at by itself, without the files around it. What they found counts in all tables as Pawl's own findings do; the same weakness seen by several counts once. "
            + "A version that one of them could not look at neither begins nor ends a finding of its.";
    }

    internal static IReadOnlyList<string> Of(AuditOptions options, RepositoryFacts repository)
    {
        var undeclared = options.Undeclared == AuthorKind.Human ? "a person's" : "of an unknown author";
        var notes = new List<string>
        {
            "A step is one file going from one content to another in one commit. An iteration is one commit in which an agent wrote. A chain is one file's "
                + "iterations in a row since a person last changed it; white space, comments, bots, unknown authors and merges that only join both sides neither lengthen nor end it. "
                + $"Steps without any sign of who wrote them count as {undeclared}.",
            "Where a record knows the lines of several authors in one step, each counts with the lines that it added and the findings that begin in them; what is left counts with the step's author.",
            "A finding is introduced by the step after which it is there and before which it was not; moved lines, renames and reformatting do not count. "
                + "It is returned when the same finding had been fixed in this file before. Contents that come back as they were keep the chain length and the origins that they had. "
                + "Copies of a commit (same author, message and change) count once. What a merge brings from either side is not the merge's work.",
            "Degradation is the change of the severity-weighted sum of a file's findings (low 1, medium 3, high 6, critical 10) since its chain began; lost defences are counted beside it, not in it. "
                + "Files that an agent created are measured against nothing and have their own curve.",
            "The curve's mean at each position is over the chains that got that far, so later points rest on other files than earlier ones. Its 95 % interval treats chains that began in the "
                + "same commit as one cluster (linearised variance, Student's t). The share of chains that got worse has a Wilson interval.",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Rates are introduced findings per 1,000 changed lines (added plus removed, in files of supported languages that hold no tests), with the exact Poisson interval (Garwood, 95 %). They are hidden below {options.MinimumIterations} iterations or {options.MinimumChangedLines} changed lines. Many cells are looked at at once: a single one that stands out proves nothing."
            ),
            "Files of tests count in chains and in who wrote what, but neither in rates nor in the curve: nothing but keys of a known shape is looked for in them.",
            "Rates compare what was written, not who wrote better: agents and people are given different files and tasks.",
            "Static rules see a part of all weaknesses, and some findings are wrong. The author of a step is known only as well as the coverage table says.",
            string.Create(
                CultureInfo.InvariantCulture,
                $"A complexity rise is a function whose cyclomatic complexity grew by more than {options.ComplexityRise * 100:0.#} % in one step. Months are in UTC, ages count from the introducing commit to HEAD."
            ),
        };
        if (options.Since is { } since)
        {
            notes.Add(
                $"Only history after {since} was read: what was there before has no known origin, and chains that began earlier are longer than shown."
            );
        }
        if (repository.Shallow)
        {
            notes.Add("The clone is shallow: what its oldest commits contain has no known origin, and chains may be longer than shown.");
        }
        if (repository.Partial)
        {
            notes.Add(
                "The clone is partial: only files moved without a change count as renamed, and contents that were not fetched are skipped."
            );
        }
        return notes;
    }
}
