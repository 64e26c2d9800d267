using System.Text.Json;
using Pawl.Engine;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Models;

/// <summary>
/// What a run may spend, and what it has spent: each call is entered before it is made, at the most that it can cost, and again with what it did cost.
/// A call that was never settled counts in full, so no kill at any moment lets the limit be passed.
/// </summary>
internal sealed class Budget : IDisposable
{
    private readonly FileStream file;
    private readonly Lock gate = new();
    private readonly Dictionary<string, SpendLine> open = new(StringComparer.Ordinal);
    private readonly decimal? mostMoney;
    private readonly long? mostTokens;
    private decimal money;
    private long tokens;

    private Budget(FileStream file, decimal? mostMoney, long? mostTokens) =>
        (this.file, this.mostMoney, this.mostTokens) = (file, mostMoney, mostTokens);

    internal decimal Money
    {
        get
        {
            lock (gate)
            {
                return money;
            }
        }
    }

    internal static Budget Open(string path, decimal? mostMoney, long? mostTokens)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var budget = new Budget(stream, mostMoney, mostTokens);
        using var reader = new StreamReader(stream, leaveOpen: true);
        var text = reader.ReadToEnd();
        // What was torn by a kill was entered before a call that was then never made.
        var whole = text.LastIndexOf('\n') + 1;
        foreach (var line in text[..whole].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            budget.Enter(Read(path, line));
        }
        stream.SetLength(System.Text.Encoding.UTF8.GetByteCount(text.AsSpan(0, whole)));
        stream.Position = stream.Length;
        return budget;
    }

    /// <summary>The most that a call can cost: a token is at least one byte of what is sent.</summary>
    internal static SpendLine MostOf(Question question)
    {
        var sent = question.Messages.Sum(m => System.Text.Encoding.UTF8.GetByteCount(m.Text) + 16L);
        var answered = question.Model.Sampling.MaxTokens;
        return new SpendLine(question.Key, false, sent + answered, question.Model.Price?.Of(sent, answered) ?? 0);
    }

    /// <returns>False when the call could pass the limit: it must not be made.</returns>
    internal bool Reserve(SpendLine most)
    {
        lock (gate)
        {
            var before = open.TryGetValue(most.Key, out var again) ? again : new SpendLine(most.Key, false, 0, 0);
            if (money - before.Money + most.Money > mostMoney || tokens - before.Tokens + most.Tokens > mostTokens)
            {
                return false;
            }
            Write(most);
            return true;
        }
    }

    internal void Settle(string key, long spentTokens, decimal spentMoney)
    {
        lock (gate)
        {
            if (open.ContainsKey(key))
            {
                Write(new SpendLine(key, true, spentTokens, spentMoney));
            }
        }
    }

    public void Dispose() => file.Dispose();

    private void Write(SpendLine line)
    {
        file.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, ExchangeJson.Default.SpendLine), (byte)'\n']);
        file.Flush(flushToDisk: true);
        Enter(line);
    }

    private void Enter(SpendLine line)
    {
        if (open.Remove(line.Key, out var before))
        {
            (money, tokens) = (money - before.Money, tokens - before.Tokens);
        }
        (money, tokens) = (money + line.Money, tokens + line.Tokens);
        if (!line.Settled)
        {
            open[line.Key] = line;
        }
    }

    private static SpendLine Read(string path, string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ExchangeJson.Default.SpendLine)!;
        }
        catch (JsonException e)
        {
            throw new UserError(
                $"{path} is no list of what was spent: {e.Message}",
                "It is never edited by hand; begin with another --output."
            );
        }
    }
}

/// <summary>One call's cost: the most it can be before it is made, what it was when it is settled.</summary>
internal sealed record SpendLine(string Key, bool Settled, long Tokens, decimal Money);
