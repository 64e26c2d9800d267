namespace Pawl.Engine.Authorship;

/// <summary>One spelling for each model: <c>Claude Opus 4.5 (1M context)</c>, <c>anthropic/claude-opus-4-5-20251101</c> and <c>claude-opus-4.5</c> are one.</summary>
public static class ModelName
{
    private const int LengthLimit = 80;
    private static readonly string[] Nothing = ["", "unknown", "default", "auto", "none", "null", "synthetic", "claude", "claude-code", "claude-agent", "gpt", "gemini", "codex", "copilot", "cursor", "agent", "ai"];

    private static readonly string[] ClaudeSizes = ["opus-", "sonnet-", "haiku-"];

    /// <summary>Null when the text names no model.</summary>
    public static string? Normalise(string? text)
    {
        if (text is null)
        {
            return null;
        }
        var name = WithoutBrackets(text.Trim()).ToLowerInvariant();
        name = name[(name.LastIndexOf('/') + 1)..];
        name = AfterVendor(name);
        var tokens = name.Split([' ', '-', '_', '\t', '@'], StringSplitOptions.RemoveEmptyEntries).ToList();
        RemoveDate(tokens);
        RemoveRevision(tokens);
        var joined = Join(tokens);
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
        var year = tokens.FindIndex(token => token.Length == 4 && token.StartsWith("20", StringComparison.Ordinal) && token.All(char.IsAsciiDigit));
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

    // 4 and 5 next to each other are 4.5
    private static string Join(List<string> tokens)
    {
        var name = "";
        for (var i = 0; i < tokens.Count; i++)
        {
            var isVersion = i > 0 && IsShortNumber(tokens[i]) && IsShortNumber(tokens[i - 1]);
            name += (i == 0 ? "" : isVersion ? "." : "-") + tokens[i];
        }
        return name;
    }

    private static bool IsShortNumber(string token) => token.Length <= 2 && token.All(char.IsAsciiDigit);
}
