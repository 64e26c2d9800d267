using System.Text.RegularExpressions;

namespace Pawl.Analysis.Rules;

/// <summary>A regular expression that is built when it is first needed: most rules never need theirs. Linear time on any text.</summary>
internal sealed class LazyRegex(DataNode node)
{
    private Regex? regex;

    internal bool IsMatch(string text) => Built.IsMatch(text);

    internal Match Match(string text) => Built.Match(text);

    internal Regex Built
    {
        get
        {
            try
            {
                return regex ??= new Regex(node.Text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            }
            catch (Exception e) when (e is ArgumentException or NotSupportedException)
            {
                throw node.Error($"'{node.Text}' is no regular expression that can be used here: {e.Message}");
            }
        }
    }
}
