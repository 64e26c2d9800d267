using System.Globalization;
using System.Text;
using Pawl.Analysis.Matching;

namespace Pawl.Engine.Audit;

/// <summary>Two contents as a person reads their difference.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <param name="most">Longest text; what is over is cut at a line's end.</param>
    /// <param name="longestLine">What is over in one line is cut.</param>
    /// <returns>Hunks without a file header, and whether something was cut.</returns>
    internal static (string Text, bool IsCut) Of(byte[] before, byte[] after, int most, int longestLine)
    {
        var map = LineDiff.Exact(LineTable.Of(before), LineTable.Of(after));
        var edits = Edits(Lines(before), Lines(after), map);
        var text = new StringBuilder();
        for (var i = 0; i < edits.Count; )
        {
            var end = HunkEnd(edits, ref i);
            if (end <= i)
            {
                break;
            }
            var hunk = Hunk(edits.GetRange(i, end - i), longestLine);
            if (text.Length + hunk.Length > most)
            {
                var room = hunk.LastIndexOf('\n', Math.Max(0, most - text.Length - 1)) + 1;
                text.Append(hunk.AsSpan(0, room));
                return (text.ToString(), true);
            }
            text.Append(hunk);
            i = end;
        }
        return (text.ToString(), false);
    }

    /// <param name="Sign">Space, minus or plus.</param>
    private readonly record struct Edit(char Sign, string Text, int Before, int After);

    private static List<Edit> Edits(string[] before, string[] after, LineMap map)
    {
        var edits = new List<Edit>(before.Length + after.Length);
        var now = 1;
        for (var old = 1; old <= before.Length; old++)
        {
            var to = map.After(old);
            if (to == 0)
            {
                edits.Add(new Edit('-', before[old - 1], old, now));
                continue;
            }
            for (; now < to; now++)
            {
                edits.Add(new Edit('+', after[now - 1], old, now));
            }
            edits.Add(new Edit(' ', after[now - 1], old, now));
            now++;
        }
        for (; now <= after.Length; now++)
        {
            edits.Add(new Edit('+', after[now - 1], before.Length + 1, now));
        }
        return edits;
    }

    /// <summary>Moves the start to the next hunk and gives its end; both are the count at the end of the edits.</summary>
    private static int HunkEnd(List<Edit> edits, ref int start)
    {
        var first = edits.FindIndex(start, e => e.Sign != ' ');
        if (first < 0)
        {
            start = edits.Count;
            return start;
        }
        start = Math.Max(start, first - Context);
        var (last, at) = (first, first);
        for (; at < edits.Count && at - last <= 2 * Context; at++)
        {
            last = edits[at].Sign == ' ' ? last : at;
        }
        return Math.Min(edits.Count, last + Context + 1);
    }

    private static string Hunk(List<Edit> edits, int longestLine)
    {
        var (before, after) = (edits.Count(e => e.Sign != '+'), edits.Count(e => e.Sign != '-'));
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"@@ -{edits[0].Before - (before == 0 ? 1 : 0)},{before} +{edits[0].After - (after == 0 ? 1 : 0)},{after} @@\n"
        );
        foreach (var edit in edits)
        {
            text.Append(edit.Sign).Append(edit.Text.AsSpan(0, Math.Min(edit.Text.Length, longestLine)));
            text.Append(edit.Text.Length > longestLine ? "…\n" : "\n");
        }
        return text.ToString();
    }

    private static string[] Lines(ReadOnlySpan<byte> content)
    {
        var lines = Encoding.UTF8.GetString(content).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = lines[i].TrimEnd('\r');
        }
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }
}
