using System.Net;
using Polly;
using Polly.Retry;

namespace Pawl.Studies.Models;

/// <summary>Asks again when an endpoint is busy or away: as late as it says, else later each time.</summary>
internal sealed class Retries : DelegatingHandler
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private readonly ResiliencePipeline<HttpResponseMessage> pipeline;

    internal Retries(HttpMessageHandler inner, int most, TimeProvider time)
        : base(inner) =>
        pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<HttpResponseMessage>
                {
                    ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                        .Handle<HttpRequestException>()
                        .Handle<IOException>()
                        .HandleResult(r => MayPass(r.StatusCode)),
                    MaxRetryAttempts = most,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromSeconds(1),
                    MaxDelay = Longest,
                    UseJitter = true,
                    DelayGenerator = args => ValueTask.FromResult(Asked(args.Outcome.Result, time)),
                    OnRetry = args =>
                    {
                        args.Outcome.Result?.Dispose();
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            await content.LoadIntoBufferAsync(cancellationToken);
        }
        return await pipeline.ExecuteAsync(async cancel => await base.SendAsync(request, cancel), cancellationToken);
    }

    private static bool MayPass(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict || (int)status >= 500;

    /// <summary>Retry-After, or null.</summary>
    private static TimeSpan? Asked(HttpResponseMessage? response, TimeProvider time)
    {
        var header = response?.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait is { } asked ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, 0, Longest.Ticks)) : null;
    }
}
