using System.Text;
using System.Text.RegularExpressions;

namespace Pawl.Analysis.Languages;

/// <summary>
/// Spells what a grammar cannot read in another way of the same length, so that the rest of the file is read and every
/// place stays where it is. For texts that did not parse as they are.
/// </summary>
internal static class Respelling
{
    // Neither looks around, so they take linear time.
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex TypeOfModule = new(@"typeof\s+import\(\s*['""][^'""()\n]*['""]\s*\)", Linear);
    private static readonly Regex Directive = new(@"^[ \t]*#[ \t]*(if|elif|else|endif)\b", Linear);

    /// <summary>False for a text that has nothing that could be spelled in another way.</summary>
    internal static bool MayHelp(string language, ReadOnlySpan<byte> text) =>
        language switch
        {
            "typescript" or "tsx" => text.IndexOf("typeof"u8) >= 0 && text.IndexOf("import"u8) >= 0,
            "csharp" => text.IndexOf("#if"u8) >= 0,
            _ => false,
        };

    /// <param name="leftOut">Lines that are read no more: other branches of <c>#if</c>.</param>
    /// <returns>Null when there is nothing to spell in another way.</returns>
    internal static byte[]? Of(string language, byte[] text, out int leftOut)
    {
        leftOut = 0;
        // One character for each byte, whatever it stands for.
        var plain = Encoding.Latin1.GetString(text);
        var spelled = language switch
        {
            "typescript" or "tsx" => TypeOfModule.Replace(plain, match => Blank("unread", match.Value)),
            "csharp" => FirstBranches(plain, out leftOut),
            _ => plain,
        };
        return spelled == plain ? null : Encoding.Latin1.GetBytes(spelled);
    }

    private static string Blank(string word, string text)
    {
        var blank = text.Select(c => c is '\n' or '\r' ? c : ' ').ToArray();
        word.CopyTo(blank);
        return new string(blank);
    }

    /// <summary>Takes away the lines of <c>#if</c> and <c>#endif</c>, and all branches but each first one.</summary>
    private static string FirstBranches(string text, out int leftOut)
    {
        leftOut = 0;
        if (!text.Contains("#if", StringComparison.Ordinal))
        {
            return text;
        }
        var result = new StringBuilder(text.Length);
        var others = new Stack<bool>();
        foreach (var line in text.Split('\n'))
        {
            var word = Directive.Match(line) is { Success: true } match ? match.Groups[1].Value : null;
            if (word == "if")
            {
                others.Push(others.TryPeek(out var around) && around);
            }
            else if (word is "elif" or "else" && others.Count > 0)
            {
                others.Pop();
                others.Push(true);
            }
            else if (word == "endif" && others.Count > 0)
            {
                others.Pop();
            }
            var isOther = word is null && others.TryPeek(out var other) && other;
            leftOut += isOther && line.Trim().Length > 0 ? 1 : 0;
            result.Append(word is not null || isOther ? new string(' ', line.Length) : line).Append('\n');
        }
        return result.ToString(0, text.Length);
    }
}
