using System.Text;
using Pawl.Analysis.Form;

namespace Pawl.Bench.Defences;

/// <summary>One scripted change of a file.</summary>
/// <param name="Kind">Of a removal the defence's kind, of a refactoring its name.</param>
/// <param name="How">What was done: <c>delete</c>, <c>unwrap</c>, …</param>
/// <param name="At">Where, for the list of misses.</param>
internal sealed record Edit(string Kind, string How, Span At, IReadOnlyList<(Span Where, string Text)> Changes)
{
    internal Edit(string kind, string how, Span where, string text)
        : this(kind, how, where, [(where, text)]) { }

    /// <summary>Null when two changes overlap.</summary>
    internal byte[]? Apply(Source source)
    {
        var (text, at) = (new StringBuilder(), 0);
        foreach (var (where, replacement) in Changes.OrderBy(c => c.Where.Start).ThenBy(c => c.Where.End))
        {
            if (where.Start < at)
            {
                return null;
            }
            text.Append(source.Text, at, where.Start - at).Append(replacement);
            at = where.End;
        }
        return Encoding.Latin1.GetBytes(text.Append(source.Text, at, source.Text.Length - at).ToString());
    }
}
