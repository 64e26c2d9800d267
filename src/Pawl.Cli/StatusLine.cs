using Pawl.Engine.Reports;

namespace Pawl.Cli;

/// <summary>One line on standard error that says what is being done; nothing where nobody looks.</summary>
internal sealed class StatusLine
{
    private readonly bool shown = Terminal.ShowsProgress;
    private bool dirty;

    internal void Show(string what)
    {
        if (shown)
        {
            dirty = true;
            Console.Error.Write("\r\x1b[K" + VisibleText.Line(what));
        }
    }

    internal void Clear()
    {
        if (dirty)
        {
            Console.Error.Write("\r\x1b[K");
        }
    }
}
