using System.Text;
using System.Text.RegularExpressions;
using Pawl.Analysis;
using Pawl.Analysis.Form;

namespace Pawl.Bench.Defences;

/// <summary>A file that is changed: one character of <see cref="Text"/> is one byte, so that spans are positions.</summary>
internal sealed partial record Source(string Path, string Language, string Text, FileForm Form, IReadOnlyDictionary<int, Mark> Marks)
{
    internal bool IsPython => Language == "python";
    internal bool IsScript => Language is "javascript" or "typescript" or "tsx";
    internal byte[] Bytes => Encoding.Latin1.GetBytes(Text);

    internal static Source? Read(Analyser analyser, string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (Analyser.LanguageOf(path, bytes) is not { } language || bytes.Contains((byte)'\0') || bytes.Length > 300_000)
        {
            return null;
        }
        return analyser.Lower(path, bytes) is not { } form
            ? null
            : new Source(path, language.Name, Encoding.Latin1.GetString(bytes), form, MarksIn(Encoding.Latin1.GetString(bytes)));
    }

    internal string At(Span span) => Text[span.Start..span.End];

    internal int LineOf(int at) => Text.AsSpan(0, at).Count('\n') + 1;

    internal int LineStart(int at) => at == 0 ? 0 : Text.LastIndexOf('\n', at - 1) + 1;

    internal string Indent(int at)
    {
        var start = LineStart(at);
        var end = start;
        while (end < Text.Length && Text[end] is ' ' or '\t')
        {
            end++;
        }
        return Text[start..end];
    }

    /// <summary>Only white space stands before it on its line.</summary>
    internal bool BeginsLine(int at) => string.IsNullOrWhiteSpace(Text[LineStart(at)..at]);

    /// <summary>The lines of a block's statements, moved to another indentation. Strings of several lines are moved as well.</summary>
    internal string Lines(Span statements, string indent)
    {
        var old = Indent(statements.Start);
        var lines = At(statements).Split('\n');
        return string.Join(
            '\n',
            lines.Select(
                (line, i) =>
                    i == 0 ? line
                    : line.StartsWith(old, StringComparison.Ordinal) ? indent + line[old.Length..]
                    : line
            )
        );
    }

    private static Dictionary<int, Mark> MarksIn(string text)
    {
        var lines = text.Split('\n');
        var marks = new Dictionary<int, Mark>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (MarkText().Match(lines[i]) is { Success: true } match)
            {
                var next = i + 1;
                while (next < lines.Length && MarkText().IsMatch(lines[next]))
                {
                    next++;
                }
                var known = marks.GetValueOrDefault(next + 1);
                marks[next + 1] = new Mark(match.Groups["kind"].Value, match.Groups["name"].Value, known);
            }
        }
        return marks;
    }

    [GeneratedRegex("(#|//|/\\*) defence: (?<kind>[a-z-]+)( (?<name>[A-Za-z_]\\w*))?")]
    private static partial Regex MarkText();
}

/// <summary>A comment that says what the next line defends: <c>defence: KIND [NAME]</c>.</summary>
/// <param name="Name">Of the call, argument, entry or function that is meant; empty: the whole statement.</param>
internal sealed record Mark(string Kind, string Name, Mark? Other);
