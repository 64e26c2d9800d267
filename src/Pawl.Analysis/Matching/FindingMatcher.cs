using Pawl.Analysis.Complexity;

namespace Pawl.Analysis.Matching;

/// <summary>
/// Finds the findings, defences and functions of one content again in the next. Pure and deterministic; see
/// <see cref="Assignment"/> for the stages.
/// </summary>
public static class FindingMatcher
{
    /// <param name="lines">How the lines moved (white space left out); asked for only when names and tokens do not decide.</param>
    public static Delta Compare(FileAnalysis before, FileAnalysis after, Lazy<LineMap> lines)
    {
        var functions = Functions(before.Functions, after.Functions, lines);
        var renamed = Renamed(functions);
        return new Delta(
            before,
            after,
            new Assignment(Findings(before, renamed), Findings(after, null), lines).Run(),
            new Assignment(
                Defences(before, renamed, Alone(functions, f => f.After is null ? f.Before : null)),
                Defences(after, null, Alone(functions, f => f.Before is null ? f.After : null)),
                lines
            ).Run(),
            functions
        );
    }

    private static Mark[] Findings(FileAnalysis analysis, Dictionary<string, string>? renamed) =>
        [
            .. analysis.Findings.Select(f => new Mark(
                f.Rule,
                f.Fingerprint,
                f.Context,
                renamed?.GetValueOrDefault(f.Function) ?? f.Function,
                f.Snippet,
                f.Place.StartLine
            )),
        ];

    /// <summary>Functions that are on one side only.</summary>
    private static HashSet<string> Alone(List<FunctionChange> functions, Func<FunctionChange, FunctionMetrics?> side) =>
        [.. functions.Select(side).OfType<FunctionMetrics>().Select(f => f.Name)];

    private static Mark[] Defences(FileAnalysis analysis, Dictionary<string, string>? renamed, HashSet<string> alone) =>
        [
            .. analysis.Defences.Select(d => new Mark(
                // A check stays itself whatever it is taken for.
                d.Conditions > 0
                    ? "check"
                    : d.Kind,
                d.Fingerprint,
                d.Context,
                // A route is where the defence stands, as a function is.
                (renamed?.GetValueOrDefault(d.Function) ?? d.Function) + (d.Route.Length == 0 ? "" : " " + d.Route),
                d.Snippet,
                d.Place.StartLine
            )
            {
                Shape = d.Shape,
                Conditions = d.Conditions,
                Family = DefenceFamilies.Of(d.Kind),
                IsAlone = alone.Contains(d.Function) || d.Via.Length > 0,
            }),
        ];

    /// <summary>Old names of functions that were renamed, with their new ones.</summary>
    private static Dictionary<string, string> Renamed(List<FunctionChange> functions)
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var change in functions)
        {
            if (change is { Before: { } before, After: { } after } && before.Name != after.Name)
            {
                renamed.TryAdd(before.Name, after.Name);
            }
        }
        return renamed;
    }

    private static List<FunctionChange> Functions(
        IReadOnlyList<FunctionMetrics> before,
        IReadOnlyList<FunctionMetrics> after,
        Lazy<LineMap> lines
    )
    {
        var partner = new FunctionMetrics?[after.Count];
        var left = before
            .GroupBy(f => f.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new Queue<FunctionMetrics>(g), StringComparer.Ordinal);
        for (var i = 0; i < after.Count; i++)
        {
            partner[i] = left.TryGetValue(after[i].Name, out var same) && same.TryDequeue(out var found) ? found : null;
        }
        var gone = before.Where(f => left[f.Name].Contains(f)).ToList();
        for (var i = 0; i < after.Count && gone.Count > 0; i++)
        {
            if (partner[i] is null && Moved(gone, after[i], lines.Value) is { } old)
            {
                partner[i] = old;
                gone.Remove(old);
            }
        }
        return [.. after.Select((f, i) => new FunctionChange(partner[i], f)), .. gone.Select(f => new FunctionChange(f, null))];
    }

    /// <summary>The vanished function most of whose lines now stand in this one.</summary>
    private static FunctionMetrics? Moved(List<FunctionMetrics> gone, FunctionMetrics now, LineMap lines)
    {
        (FunctionMetrics? Best, int Most) best = (null, 0);
        foreach (var old in gone)
        {
            var common = 0;
            for (var line = old.StartLine; line <= old.EndLine; line++)
            {
                var to = lines.After(line);
                common += to >= now.StartLine && to <= now.EndLine ? 1 : 0;
            }
            var longer = Math.Max(old.EndLine - old.StartLine, now.EndLine - now.StartLine) + 1;
            if (common > best.Most && common * 2 >= longer)
            {
                best = (old, common);
            }
        }
        return best.Best;
    }
}
