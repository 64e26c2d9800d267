namespace Pawl.Analysis.Detectors;

/// <summary>
/// Tells regular expressions that a backtracking engine may need exponential time for: a repeated group that can match the same text in
/// two ways, because a repetition inside it may end anywhere (<c>(a+)+</c>, <c>(\w+\s?)*</c>) or because two of its choices begin alike and
/// match alike (<c>(a|a)*</c>, <c>(\d|\w)*</c>).
/// </summary>
internal static class RegexBacktracking
{
    private const int LongestPattern = 2_000;

    /// <summary>False as well for what cannot be read.</summary>
    internal static bool IsExponential(string pattern) =>
        pattern.Length <= LongestPattern
        && pattern.AsSpan().IndexOfAny('*', '+', '{') >= 0
        && RegexParser.Parse(pattern) is { } node
        && HasAmbiguousLoop(node);

    private static bool HasAmbiguousLoop(RegexNode node) =>
        (node.IsUnbounded && IsAmbiguous(node.Children[0])) || node.Children.Any(HasAmbiguousLoop);

    /// <summary>The body of an unbounded loop can match some text both in one round and in several.</summary>
    private static bool IsAmbiguous(RegexNode body)
    {
        if (body.Kind == RegexKind.Choice)
        {
            return body.Children.Any(IsAmbiguous) || HasOverlappingChoices(body);
        }
        var parts = body.Kind == RegexKind.Sequence ? body.Children : [body];
        if (parts is [{ IsLineStart: true }, ..] && !parts.Any(part => part.IsUnbounded && part.Characters.Overlaps(CharacterSet.Of('\n'))))
        {
            return false; // A round begins where a line does, and none of its repetitions goes over a line's end.
        }
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            if (part.IsUnbounded || part is { Kind: RegexKind.Group } && part.Children[0].IsUnbounded)
            {
                // What stands beside the inner repetition separates two rounds only when it must be there and cannot be part of it.
                var inside = part.Characters;
                var separated = parts.Where((_, at) => at != i).Any(other => !other.IsNullable && !other.First.Overlaps(inside));
                if (!separated && parts.Where((_, at) => at != i).All(other => other.IsNullable || other.Characters.Overlaps(inside)))
                {
                    return true;
                }
            }
            else if (part.Kind == RegexKind.Group && parts.Count == 1 && IsAmbiguous(part.Children[0]))
            {
                return true;
            }
        }
        return false;
    }

    private static bool HasOverlappingChoices(RegexNode choice)
    {
        for (var i = 0; i < choice.Children.Count; i++)
        {
            for (var j = i + 1; j < choice.Children.Count; j++)
            {
                var (a, b) = (choice.Children[i], choice.Children[j]);
                if (a.Kind == RegexKind.Set && b.Kind == RegexKind.Set && a.Characters.Overlaps(b.Characters))
                {
                    return true;
                }
            }
        }
        return false;
    }
}
