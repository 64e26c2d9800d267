namespace Pawl.Engine.Authorship;

/// <summary>One spelling for each model: <c>Claude Opus 4.5 (1M context)</c>, <c>anthropic/claude-opus-4-5-20251101</c> and <c>claude-opus-4.5</c> are one.</summary>
public static class ModelName
{
    private const int LengthLimit = 80;
    private static readonly string[] Nothing =
    [
        "",
        "unknown",
        "default",
        "auto",
        "none",
        "null",
        "synthetic",
        "claude",
        "claude-code",
        "claude-agent",
        "gpt",
        "gemini",
        "codex",
        "copilot",
        "cursor",
        "agent",
        "ai",
    ];

    private static readonly string[] ClaudeSizes = ["opus-", "sonnet-", "haiku-"];

    /// <summary>Null when the text names no model.</summary>
    public static string? Normalise(string? text)
    {
        if (text is null || text.Length > 2 * LengthLimit)
        {
            return null;
        }
        var name = WithoutBrackets(text.Trim().Trim('"', '\'', '`')).ToLowerInvariant();
        name = name[(name.LastIndexOf('/') + 1)..];
        name = AfterVendor(name);
        var tokens = name.Split([' ', '-', '_', '\t', '@'], StringSplitOptions.RemoveEmptyEntries).ToList();
        RemoveDate(tokens);
        RemoveRevision(tokens);
        RemoveEffort(tokens);
        tokens = VersionsJoined(tokens);
        PutClaudeVersionLast(tokens);
        var joined = string.Join('-', tokens);
        joined = ClaudeSizes.Any(size => joined.StartsWith(size, StringComparison.Ordinal)) ? "claude-" + joined : joined;
        return joined.Length > LengthLimit || Nothing.Contains(joined) ? null : joined;
    }

    // "(1M context)", "[1m]", "<synthetic>"
    private static string WithoutBrackets(string text)
    {
        var at = text.AsSpan().IndexOfAny("([<");
        return at < 0 ? text : text[..at].TrimEnd();
    }

    // Bedrock: us.anthropic.claude-...
    private static string AfterVendor(string name)
    {
        var at = name.IndexOf("anthropic.", StringComparison.Ordinal);
        return at < 0 ? name : name[(at + "anthropic.".Length)..];
    }

    // 20251101, or 2024 08 06
    private static void RemoveDate(List<string> tokens)
    {
        tokens.RemoveAll(token => token.Length == 8 && token.StartsWith("20", StringComparison.Ordinal) && token.All(char.IsAsciiDigit));
        var year = tokens.FindIndex(token =>
            token.Length == 4 && token.StartsWith("20", StringComparison.Ordinal) && token.All(char.IsAsciiDigit)
        );
        if (year >= 0 && year + 2 < tokens.Count && IsShortNumber(tokens[year + 1]) && IsShortNumber(tokens[year + 2]))
        {
            tokens.RemoveRange(year, 3);
        }
    }

    // Bedrock's v1:0
    private static void RemoveRevision(List<string> tokens)
    {
        if (tokens.Count > 1 && tokens[^1].Contains(':', StringComparison.Ordinal))
        {
            var last = tokens[^1];
            tokens.RemoveAt(tokens.Count - 1);
            if (!last.StartsWith('v'))
            {
                tokens.Add(last[..last.IndexOf(':', StringComparison.Ordinal)]);
            }
        }
        if (tokens is [.., "latest"])
        {
            tokens.RemoveAt(tokens.Count - 1);
        }
    }

    // How hard a model is told to think is a setting; "thinking" is a model's name elsewhere.
    private static void RemoveEffort(List<string> tokens)
    {
        while (tokens.Count > 2 && (tokens[^1] is "high" or "medium" or "low" or "xhigh" || tokens is ["claude", .., "thinking"]))
        {
            tokens.RemoveAt(tokens.Count - 1);
        }
    }

    // 4 and 5 next to each other are 4.5
    private static List<string> VersionsJoined(List<string> tokens)
    {
        var joined = new List<string>();
        foreach (var token in tokens)
        {
            if (joined.Count > 0 && IsShortNumber(token) && IsShortNumber(joined[^1]))
            {
                joined[^1] += "." + token;
            }
            else
            {
                joined.Add(token);
            }
        }
        return joined;
    }

    // Some tools write claude-4.5-opus for claude-opus-4.5; up to 3.7 the version did stand first.
    private static void PutClaudeVersionLast(List<string> tokens)
    {
        if (tokens is ["claude", [>= '4' and <= '9', ..] version, "opus" or "sonnet" or "haiku"])
        {
            (tokens[1], tokens[2]) = (tokens[2], version);
        }
    }

    private static bool IsShortNumber(string token) => token.Length <= 2 && token.All(char.IsAsciiDigit);
}
