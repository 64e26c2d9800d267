using System.Globalization;
using Pawl.Studies.Run;

namespace Pawl.Cli.Screens;

/// <summary>One line on standard error that says how far a study is and how long it has to go; nothing where nobody looks.</summary>
internal sealed class StudyProgressLine : IProgress<RunProgress>, IDisposable
{
    private const int Width = 30;
    private const int PauseMilliseconds = 100;
    private readonly Lock gate = new();
    private readonly bool shown = Terminal.ShowsProgress;
    private long next;
    private bool dirty;

    public void Report(RunProgress value)
    {
        if (!shown)
        {
            return;
        }
        lock (gate)
        {
            var now = Environment.TickCount64;
            if (now < next && value.ChainsDone != value.Chains)
            {
                return;
            }
            next = now + PauseMilliseconds;
            dirty = true;
            Console.Error.Write("\r\x1b[K" + Line(value));
        }
    }

    private static string Line(RunProgress value)
    {
        var full = (int)(Width * value.ChainsDone / Math.Max(1, value.Chains));
        var left = value.Left is { } time ? $", {Words(time)} to go" : "";
        var spent = value.Spent > 0 ? string.Create(CultureInfo.InvariantCulture, $", {value.Spent:0.00} spent") : "";
        return FormattableString.Invariant(
            $"chains [{new string('#', full)}{new string('.', Width - full)}] {value.ChainsDone:N0} of {value.Chains:N0}{left}{spent}"
        );
    }

    private static string Words(TimeSpan time) =>
        time.TotalHours >= 1 ? FormattableString.Invariant($"{(int)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? FormattableString.Invariant($"{time.Minutes} min {time.Seconds} s")
        : FormattableString.Invariant($"{time.Seconds} s");

    public void Dispose()
    {
        if (dirty)
        {
            Console.Error.Write("\r\x1b[K");
        }
    }
}
