using Pawl.Analysis.Findings;

namespace Pawl.Engine.Gate;

/// <summary>
/// Code that went from one file of the range to another takes its findings and safeguards along: they are neither new
/// nor gone. What they are told by are their own tokens and the name of their function; each makes up for one only.
/// </summary>
internal static class Moves
{
    internal static IReadOnlyList<GateFile> Settle(IReadOnlyList<GateFile> files)
    {
        var findings = Both(files, f => f.Introduced, f => f.Fixed, f => (f.Rule, f.Context, Name(f.Function)));
        var defences = Both(files, f => f.DefencesGained, f => f.DefencesLost, d => (d.Kind, d.Context, Name(d.Function)));
        return
        [
            .. files.Select(file =>
                file with
                {
                    Introduced = [.. file.Introduced.Where(f => !findings.Contains(f))],
                    Carried = [.. file.Carried, .. file.Introduced.Where(findings.Contains)],
                    Fixed = [.. file.Fixed.Where(f => !findings.Contains(f))],
                    DefencesLost = [.. file.DefencesLost.Where(d => !defences.Contains(d))],
                    DefencesGained = [.. file.DefencesGained.Where(d => !defences.Contains(d))],
                }
            ),
        ];
    }

    private static string Name(string function) => function[(function.LastIndexOf('.') + 1)..];

    /// <summary>Pairs of what came in one file and went in another.</summary>
    private static HashSet<T> Both<T>(
        IReadOnlyList<GateFile> files,
        Func<GateFile, IEnumerable<T>> came,
        Func<GateFile, IEnumerable<T>> went,
        Func<T, (string, string, string)> key
    )
        where T : class
    {
        var waiting = new Dictionary<(string, string, string), Queue<T>>();
        foreach (var one in files.SelectMany(came))
        {
            waiting.TryAdd(key(one), []);
            waiting[key(one)].Enqueue(one);
        }
        var moved = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (var one in files.SelectMany(went))
        {
            if (waiting.TryGetValue(key(one), out var queue) && queue.TryDequeue(out var partner))
            {
                moved.Add(one);
                moved.Add(partner);
            }
        }
        return moved;
    }
}
