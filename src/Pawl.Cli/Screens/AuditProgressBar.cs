using Pawl.Engine.Audit;

namespace Pawl.Cli.Screens;

/// <summary>One line on standard error that says how far an audit is; nothing where nobody looks.</summary>
internal sealed class AuditProgressBar : IProgress<AuditProgress>, IDisposable
{
    private const int Width = 30;
    private static readonly long Pause = TimeSpan.TicksPerSecond / 10;
    private readonly Lock gate = new();
    private readonly bool shown = Terminal.ShowsProgress;
    private long next;
    private bool dirty;

    internal static AuditProgressBar Start() => new();

    public void Report(AuditProgress value)
    {
        if (!shown)
        {
            return;
        }
        lock (gate)
        {
            var now = Environment.TickCount64 * TimeSpan.TicksPerMillisecond;
            if (now < next && value.Done != value.Total)
            {
                return;
            }
            next = now + Pause;
            dirty = true;
            Console.Error.Write("\r\x1b[K" + Line(value));
        }
    }

    private static string Line(AuditProgress value)
    {
        var what = value.Stage switch
        {
            AuditStage.History => "reading history",
            AuditStage.Analysers => "asking analysers",
            AuditStage.Contents => "analysing contents",
            _ => "following chains",
        };
        if (value.Total is not { } total || total == 0)
        {
            return FormattableString.Invariant($"{what}  {value.Done:N0}");
        }
        var full = (int)((long)Width * Math.Min(value.Done, total) / total);
        return FormattableString.Invariant(
            $"{what, -18} [{new string('#', full)}{new string('.', Width - full)}] {value.Done:N0} of {total:N0}"
        );
    }

    public void Dispose()
    {
        if (dirty)
        {
            Console.Error.Write("\r\x1b[K");
        }
    }
}
