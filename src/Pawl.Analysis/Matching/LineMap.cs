namespace Pawl.Analysis.Matching;

/// <summary>Which line of one content became which line of the next. Lines count from 1.</summary>
public sealed class LineMap
{
    private readonly int[] toAfter;
    private readonly int afterLines;

    internal LineMap(int[] toAfter, int afterLines)
    {
        (this.toAfter, this.afterLines) = (toAfter, afterLines);
        var kept = toAfter.Count(line => line >= 0);
        (Added, Removed) = (afterLines - kept, toAfter.Length - kept);
    }

    public int Added { get; }
    public int Removed { get; }

    /// <summary>The line's number afterwards, or 0 when it is gone or changed.</summary>
    public int After(int before) => before >= 1 && before <= toAfter.Length ? toAfter[before - 1] + 1 : 0;

    /// <summary>Lines of the later content that were there before, as flags by index from 0.</summary>
    public bool[] Kept()
    {
        var kept = new bool[afterLines];
        foreach (var line in toAfter)
        {
            if (line >= 0)
            {
                kept[line] = true;
            }
        }
        return kept;
    }

    /// <summary>Both lines stand in the same stretch of replaced lines.</summary>
    public bool SameHunk(int before, int after)
    {
        if (before < 1 || before > toAfter.Length || toAfter[before - 1] >= 0)
        {
            return false;
        }
        var (top, bottom) = (before - 1, before - 1);
        while (top >= 0 && toAfter[top] < 0)
        {
            top--;
        }
        while (bottom < toAfter.Length && toAfter[bottom] < 0)
        {
            bottom++;
        }
        var first = top < 0 ? 0 : toAfter[top] + 1;
        var last = bottom == toAfter.Length ? afterLines : toAfter[bottom];
        return after - 1 >= first && after - 1 < last;
    }
}
