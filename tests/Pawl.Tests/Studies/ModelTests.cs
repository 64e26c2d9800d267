using Microsoft.Extensions.AI;
using Pawl.Engine;
using Pawl.Studies.Definitions;
using Pawl.Studies.Models;
using Pawl.Studies.Scripted;

namespace Pawl.Tests.Studies;

/// <summary>Real clients against a real server on the loopback interface.</summary>
public sealed class ModelTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string Program =
        "Make this code better.\n\n```python\nimport sys\n\n\ndef main():\n    print(sys.argv)\n\n\nif __name__ == \"__main__\":\n    main()\n```\n";

    [Theory]
    [InlineData("openai", false)]
    [InlineData("openai", true)]
    [InlineData("anthropic", false)]
    [InlineData("anthropic", true)]
    [InlineData("azure", false)]
    [InlineData("ollama", true)]
    public async Task An_answer_is_kept_with_all_that_went_over_the_wire(string provider, bool stream)
    {
        var (exchange, requests) = await Ask(provider, stream, null);
        Assert.StartsWith("This answer was made by a script", exchange.Text);
        Assert.Contains("def main():", exchange.Text);
        Assert.Equal(("stop", "scripted-iterator-1"), (exchange.Finish, exchange.Model));
        Assert.True(exchange.TokensIn > 10 && exchange.TokensOut > 10);
        Assert.Equal(1, requests);
        var wire = Assert.Single(exchange.Wire);
        Assert.Equal(200, wire.Status);
        Assert.Contains("\"temperature\":0.7", wire.Request);
        Assert.Contains("9000", wire.Request);
        Assert.Equal(stream, wire.Request.Contains("\"stream\":true"));
        Assert.DoesNotContain("secret-key-of-the-test", wire.Request);
        Assert.Equal(exchange, Exchange.FromLine(exchange.ToLine().AsSpan()[..^1]) with { Wire = exchange.Wire });
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task Busy_and_failing_endpoints_are_asked_again(string provider)
    {
        var (exchange, requests) = await Ask(
            provider,
            false,
            n =>
                n == 1 ? ServerFault.Busy
                : n == 2 ? ServerFault.Failed
                : null
        );
        Assert.Equal([429, 500, 200], exchange.Wire.Select(w => w.Status));
        Assert.Equal(3, requests);
        Assert.Contains("def main():", exchange.Text);
    }

    [Theory]
    [InlineData("openai", false)]
    [InlineData("anthropic", false)]
    [InlineData("anthropic", true)]
    [InlineData("openai", true)]
    public async Task An_answer_that_breaks_off_does_not_count(string provider, bool stream)
    {
        var (exchange, requests) = await Ask(provider, stream, n => n == 1 ? ServerFault.Cut : null);
        Assert.Equal(2, requests);
        Assert.Equal([0, 200], exchange.Wire.Select(w => w.Status));
        Assert.EndsWith("```\n", exchange.Text);
    }

    [Fact]
    public async Task What_a_filter_withholds_is_a_refusal()
    {
        var (exchange, _) = await Ask("openai", false, _ => ServerFault.Filtered);
        Assert.Equal(("content_filter", "", 0m), (exchange.Finish, exchange.Text, exchange.Cost));
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_wrong_key_ends_the_run_with_a_hint(string provider)
    {
        var error = await Assert.ThrowsAsync<UserError>(() => Ask(provider, false, _ => ServerFault.WrongKey));
        Assert.Contains("HTTP 401", error.Message);
        Assert.Contains("TEST_KEY", error.Hint);
        Assert.DoesNotContain("secret-key-of-the-test", error.Message + error.Hint);
    }

    [Fact]
    public void A_missing_key_is_told_before_anything_is_asked()
    {
        using var http = new HttpClient();
        var error = Assert.Throws<UserError>(() => ChatClients.Create(Model("openai", "http://127.0.0.1:1", false), http, _ => null));
        Assert.Contains("TEST_KEY", error.Message);
    }

    [Fact]
    public async Task The_pace_spreads_requests()
    {
        var time = new SteppedTime();
        var pace = new RequestPace(60, time);
        Assert.True(pace.Wait(Cancel).IsCompleted);
        var second = pace.Wait(Cancel);
        var third = pace.Wait(Cancel);
        Assert.False(second.IsCompleted);
        time.Step(TimeSpan.FromSeconds(1));
        await second;
        Assert.False(third.IsCompleted);
        time.Step(TimeSpan.FromSeconds(1));
        await third;
    }

    private static async Task<(Exchange Exchange, int Requests)> Ask(string provider, bool stream, Func<int, ServerFault?>? faults)
    {
        using var study = new TestStudy();
        await using var server = ScriptedServer.Start(ScriptedIterator.Of(study.Load()), faults);
        var model = Model(provider, provider == "anthropic" ? server.Endpoint : server.OpenAiEndpoint, stream);
        using var http = new HttpClient(new Retries(new Wire(new SocketsHttpHandler()), 3, TimeProvider.System));
        using var client = ChatClients.Create(model, http, _ => "secret-key-of-the-test");
        var asker = new Asker(model, client, new RequestPace(0, TimeProvider.System), null);
        var question = new Question(
            "a-chain",
            1,
            0,
            model,
            7,
            [new ChatMessage(ChatRole.System, "Be brief."), new(ChatRole.User, Program)]
        );
        return (await asker.Ask(question, Cancel), server.Requests);
    }

    private static ModelDefinition Model(string provider, string endpoint, bool stream) =>
        new(
            "served",
            provider,
            "scripted-iterator-1",
            endpoint,
            "TEST_KEY",
            new Sampling(0.7m, 1, 9000, true, stream),
            new Price(2, 8),
            new Pace(0, 1, 30)
        );
}
