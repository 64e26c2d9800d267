using Pawl.Analysis.Flow.Versions;
using Pawl.Analysis.Form;
using Pawl.Analysis.Languages;

namespace Pawl.Analysis.Complexity;

/// <summary>Measures the functions of one file over the form, the same for every language.</summary>
internal static class ComplexityMeter
{
    /// <param name="orIsDefault">As <see cref="ComplexityCounter"/> means it.</param>
    /// <param name="nloc">Lines of the whole file that hold code.</param>
    /// <param name="known">The version's parts: what was counted in the version before is not counted again.</param>
    internal static IReadOnlyList<FunctionMetrics> Measure(
        FileForm form,
        SyntaxTree tree,
        LineIndex lines,
        bool orIsDefault,
        PartList? known,
        out int nloc
    )
    {
        var code = CodeLines(tree, lines);
        nloc = code.Count(line => line);
        List<FunctionMetrics> all = [];
        foreach (var function in form.Functions)
        {
            if (!ComplexityCounter.IsFolded(function))
            {
                all.Add(Measure(function, Counted(function, orIsDefault, known), code, lines));
            }
        }
        return all;
    }

    private static ComplexityCount Counted(Function function, bool orIsDefault, PartList? known)
    {
        var place = known?.PlaceOf(function) ?? default;
        if (place.Part?.ComplexityOf(place.Function) is { } count)
        {
            return count;
        }
        var counter = new ComplexityCounter(function, orIsDefault);
        counter.Count();
        count = new ComplexityCount(counter.Cyclomatic, counter.Cognitive, counter.Nesting);
        place.Part?.Keep(place.Function, count);
        return count;
    }

    private static FunctionMetrics Measure(Function function, ComplexityCount count, bool[] code, LineIndex lines)
    {
        var place = lines.PlaceOf(function.Span);
        var nloc = 0;
        for (var line = place.StartLine; line <= place.EndLine && line < code.Length; line++)
        {
            nloc += code[line] ? 1 : 0;
        }
        return new FunctionMetrics(
            function.QualifiedName,
            place.StartLine,
            place.EndLine,
            count.Cyclomatic,
            count.Cognitive,
            count.Nesting,
            function.Parameters.Count,
            nloc
        );
    }

    private static bool[] CodeLines(SyntaxTree tree, LineIndex lines)
    {
        var code = new bool[lines.Count + 2];
        var line = 1;
        for (var node = 0; node < tree.Count; node++)
        {
            if (!tree.HasChildren(node) && !tree.IsExtra(node) && tree[node].End > tree[node].Start)
            {
                // Tokens come in order.
                line = lines.LineFrom(line, tree[node].Start);
                code[line] = true;
                while (line < lines.Count && lines.Line(line).End < tree[node].End - 1)
                {
                    code[++line] = true;
                }
            }
        }
        return code;
    }
}
