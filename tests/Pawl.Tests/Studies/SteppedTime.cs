namespace Pawl.Tests.Studies;

/// <summary>A clock that a test moves; timers fire when it passes them.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly List<SteppedTimer> timers = [];
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteppedTimer(callback, state, now + dueTime);
        timers.Add(timer);
        return timer;
    }

    internal void Step(TimeSpan step)
    {
        now += step;
        foreach (var timer in timers.ToList())
        {
            timer.FireUntil(now);
        }
    }

    private sealed class SteppedTimer(TimerCallback callback, object? state, DateTimeOffset due) : ITimer
    {
        private bool over;

        internal void FireUntil(DateTimeOffset now)
        {
            if (!over && now >= due)
            {
                over = true;
                callback(state);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => !over;

        public void Dispose() => over = true;

        public ValueTask DisposeAsync()
        {
            over = true;
            return ValueTask.CompletedTask;
        }
    }
}
