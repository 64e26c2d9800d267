using System.Text.RegularExpressions;

namespace Pawl.Analysis.Rules;

/// <summary>
/// A regular expression that is built when it is first needed: most rules never need theirs. Short texts, which nearly all are, go
/// through the form that is built in no time; long ones through the one that takes linear time on any text.
/// </summary>
internal sealed class LazyRegex(DataNode node)
{
    // What backtracks over so few characters ends soon, unless the expression is exponential.
    private const int ShortText = 200;

    // Looking around and back is what the linear form cannot do; whether a text is short must not matter.
    private static readonly string[] NotLinear = ["(?=", "(?!", "(?<=", "(?<!", "(?>", "\\1", "\\k"];
    private Regex? quick;
    private Regex? linear;

    internal bool IsMatch(string text) => For(text).IsMatch(text);

    internal Match Match(string text) => For(text).Match(text);

    private Regex For(string text) =>
        text.Length <= ShortText && (quick ??= Quick()) is { } regex && !regex.Options.HasFlag(RegexOptions.NonBacktracking)
            ? regex
            : linear ??= Build(RegexOptions.NonBacktracking);

    private Regex Quick() =>
        Build(
            Detectors.RegexBacktracking.IsExponential(node.Text) || NotLinear.Any(node.Text.Contains)
                ? RegexOptions.NonBacktracking
                : RegexOptions.None
        );

    private Regex Build(RegexOptions options)
    {
        try
        {
            return new Regex(node.Text, options | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw node.Error($"'{node.Text}' is no regular expression that can be used here: {e.Message}");
        }
    }
}
