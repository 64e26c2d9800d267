namespace Pawl.Engine.Authorship;

/// <summary>The lines of a message that speak for the commit itself: none that are indented, quoted, fenced, or a reverted commit's.</summary>
internal static class OwnLines
{
    private const string Fence = "```";

    public static List<string> Of(string foldedMessage)
    {
        var lines = foldedMessage.Split('\n');
        var fences = lines.Count(line => line.StartsWith(Fence, StringComparison.Ordinal));
        var own = new List<string> { lines[0] };
        var inFence = false;
        // What a revert quotes stands before this line, what its own author says after it.
        var reverts = Array.FindIndex(lines, line => line.StartsWith("This reverts commit ", StringComparison.OrdinalIgnoreCase));
        for (var i = Math.Max(1, reverts + 1); i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.StartsWith(Fence, StringComparison.Ordinal) && fences % 2 == 0)
            {
                inFence = !inFence;
            }
            else if (!inFence && line.Length > 0 && line[0] is not (' ' or '\t' or '>' or '|' or '`' or '"'))
            {
                own.Add(line.TrimEnd());
            }
        }
        return own;
    }
}
