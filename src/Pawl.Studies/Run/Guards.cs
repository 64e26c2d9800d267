using System.Globalization;
using System.Text;
using Pawl.Analysis.Matching;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Run;

/// <summary>What stands between the iterations of an arm.</summary>
internal static class Guards
{
    private const int MostNotes = 20;

    /// <summary>What goes back to the model, or null when there is nothing to object to.</summary>
    internal static string? Notes(Arm arm, Delta delta)
    {
        List<string> notes = [];
        if (arm.FindingsFedBack)
        {
            notes.AddRange(
                delta.Introduced.Select(f =>
                    string.Create(CultureInfo.InvariantCulture, $"- line {f.Place.StartLine}, {Inside(f.Function)}: {f.Rule}: {f.Message}")
                )
            );
        }
        if (arm.DefencesFedBack)
        {
            notes.AddRange(delta.DefencesLost.Select(d => $"- {Inside(d.Function)}: this {d.Kind.Replace('-', ' ')} is gone: {d.Snippet}"));
        }
        if (notes.Count == 0)
        {
            return null;
        }
        var text = new StringBuilder(string.Join('\n', notes.Take(MostNotes)));
        return notes.Count > MostNotes
            ? text.Append(CultureInfo.InvariantCulture, $"\n- and {notes.Count - MostNotes} more").ToString()
            : text.ToString();
    }

    /// <summary>
    /// The script that stands for a reviewer: sends back whatever is worse than what was last reviewed, in findings, in defences or in the tests.
    /// </summary>
    /// <returns>The content that stands after the review.</returns>
    internal static ProgramVersion Review(ProgramVersion reviewed, ProgramVersion now)
    {
        var delta = ProgramVersion.Compare(reviewed, now);
        var broken = (now.Outcome?.Failed ?? 0) > (reviewed.Outcome?.Failed ?? 0);
        return delta.Introduced.Any() || delta.DefencesLost.Any() || broken ? reviewed : now;
    }

    private static string Inside(string function) => function.Length > 0 ? $"in {function}" : "at the top";
}
