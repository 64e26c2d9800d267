using System.ClientModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Pawl.Engine;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Models;

/// <summary>
/// Puts questions to a model and keeps every answer. What was answered before, in this run or in the recorded one that is replayed, is not asked again.
/// </summary>
internal sealed class Asker(ModelDefinition model, IChatClient client, RequestPace pace, Budget? budget)
{
    /// <returns>The answer, not yet kept.</returns>
    /// <exception cref="BudgetReached">It could cost more than is left.</exception>
    /// <exception cref="UserError">The endpoint does not answer, or will not.</exception>
    internal async Task<Exchange> Ask(Question question, CancellationToken cancel)
    {
        if (budget?.Reserve(Budget.MostOf(question)) == false)
        {
            throw new BudgetReached();
        }
        await pace.Wait(cancel);
        var wire = Wire.Listen();
        try
        {
            return Kept(question, await Answer(question, cancel), wire);
        }
        catch (Exception e) when (Refused(wire))
        {
            return Kept(question, Filtered(e), wire);
        }
        catch (Exception e) when (IsTrouble(e) && !cancel.IsCancellationRequested)
        {
            throw Trouble(e, wire);
        }
    }

    internal void Settle(Exchange exchange) => budget?.Settle(exchange.Key, exchange.TokensIn + exchange.TokensOut, exchange.Cost);

    private Task<ChatResponse> Answer(Question question, CancellationToken cancel)
    {
        var options = new ChatOptions
        {
            ModelId = model.Id,
            Temperature = (float)model.Sampling.Temperature,
            TopP = (float)model.Sampling.TopP,
            MaxOutputTokens = model.Sampling.MaxTokens,
            Seed = model.Sampling.Seeded ? question.Seed : null,
        };
        return model.Sampling.Stream
            ? client.GetStreamingResponseAsync(question.Messages, options, cancel).ToChatResponseAsync(cancel)
            : client.GetResponseAsync(question.Messages, options, cancel);
    }

    private Exchange Kept(Question question, ChatResponse answer, List<WireAttempt> wire)
    {
        // An endpoint that does not count is taken to have used the most.
        var most = Budget.MostOf(question);
        var answered = answer.Usage?.OutputTokenCount ?? model.Sampling.MaxTokens;
        var sent = answer.Usage?.InputTokenCount ?? most.Tokens - model.Sampling.MaxTokens;
        return new Exchange
        {
            Key = question.Key,
            Chain = question.Chain,
            Iteration = question.Iteration,
            Turn = question.Turn,
            Text = answer.Text,
            Finish = answer.FinishReason?.Value ?? "",
            Model = answer.ModelId ?? "",
            Id = answer.ResponseId ?? "",
            TokensIn = sent,
            TokensOut = answered,
            Cost = model.Price?.Of(sent, answered) ?? 0,
            Wire = wire,
        };
    }

    /// <summary>An endpoint's filter is an answer of the system that is studied, not a failure.</summary>
    private static bool Refused(List<WireAttempt> wire) =>
        wire.LastOrDefault() is { Status: 400 } last && last.Response.Contains("content_filter", StringComparison.Ordinal);

    private static ChatResponse Filtered(Exception e) =>
        new(new ChatMessage(ChatRole.Assistant, ""))
        {
            FinishReason = ChatFinishReason.ContentFilter,
            Usage = new UsageDetails { InputTokenCount = 0, OutputTokenCount = 0 },
            AdditionalProperties = new() { ["refused"] = e.Message },
        };

    private static bool IsTrouble(Exception e) =>
        e is ClientResultException or HttpRequestException or IOException or OperationCanceledException or JsonException;

    private UserError Trouble(Exception e, List<WireAttempt> wire)
    {
        var status = wire.Count > 0 ? wire[^1].Status : 0;
        var said = status > 0 ? string.Create(CultureInfo.InvariantCulture, $"HTTP {status}") : e.Message;
        var hint = status switch
        {
            401 or 403 => $"The endpoint does not accept the key in {model.KeyVariable}.",
            404 => $"The endpoint knows no model '{model.Id}', or its address is another.",
            429 => "The endpoint's limit is reached: lower requests-per-minute or parallel, or wait.",
            _ => "See whether the endpoint answers at all.",
        };
        return new UserError(
            $"{model.Name} at {model.Endpoint} gave no answer after {wire.Count} attempt{(wire.Count == 1 ? "" : "s")}: {said}",
            $"{hint} The same command goes on where this run ended; what was answered is kept."
        );
    }
}
