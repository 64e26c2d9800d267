using Pawl.Analysis.Form;
using Pawl.Analysis.Languages;

namespace Pawl.Analysis.Complexity;

/// <summary>Measures the functions of one file over the form, the same for every language.</summary>
internal static class ComplexityMeter
{
    /// <param name="orIsDefault">As <see cref="ComplexityCounter"/> means it.</param>
    /// <param name="nloc">Lines of the whole file that hold code.</param>
    internal static IReadOnlyList<FunctionMetrics> Measure(FileForm form, SyntaxTree tree, LineIndex lines, bool orIsDefault, out int nloc)
    {
        var code = CodeLines(tree, lines);
        nloc = code.Count(line => line);
        List<FunctionMetrics> all = [];
        foreach (var function in form.Functions)
        {
            if (!ComplexityCounter.IsFolded(function))
            {
                all.Add(Measure(function, orIsDefault, code, lines));
            }
        }
        return all;
    }

    private static FunctionMetrics Measure(Function function, bool orIsDefault, bool[] code, LineIndex lines)
    {
        var place = lines.PlaceOf(function.Span);
        var counter = new ComplexityCounter(function, orIsDefault);
        counter.Count();
        var nloc = 0;
        for (var line = place.StartLine; line <= place.EndLine && line < code.Length; line++)
        {
            nloc += code[line] ? 1 : 0;
        }
        return new FunctionMetrics(
            function.QualifiedName,
            place.StartLine,
            place.EndLine,
            counter.Cyclomatic,
            counter.Cognitive,
            counter.Nesting,
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
