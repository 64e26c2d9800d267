namespace Pawl.Studies.Models;

/// <summary>Spreads requests so that an endpoint's limit for a minute is kept.</summary>
internal sealed class RequestPace(int perMinute, TimeProvider time)
{
    private readonly Lock gate = new();
    private DateTimeOffset next;

    /// <summary>Waits for this request's turn.</summary>
    internal Task Wait(CancellationToken cancel)
    {
        if (perMinute == 0)
        {
            return Task.CompletedTask;
        }
        TimeSpan delay;
        lock (gate)
        {
            var now = time.GetUtcNow();
            next = next < now ? now : next;
            delay = next - now;
            next += TimeSpan.FromMinutes(1) / perMinute;
        }
        return delay > TimeSpan.Zero ? Task.Delay(delay, time, cancel) : Task.CompletedTask;
    }
}
