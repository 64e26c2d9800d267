using Pawl.Studies.Definitions;
using Pawl.Studies.Models;
using Pawl.Studies.Records;

namespace Pawl.Studies.Run;

/// <summary>The code in a model's answer, or why there is none.</summary>
/// <param name="Code">Null unless the status is ok.</param>
internal sealed record Answer(IterationStatus Status, string? Code)
{
    private const string Fence = "```";

    internal static Answer Of(Exchange exchange, ProgramLanguage language, string before)
    {
        if (exchange.Finish == "content_filter")
        {
            return new Answer(IterationStatus.Refusal, null);
        }
        if (exchange.Finish == "length")
        {
            return new Answer(IterationStatus.Truncated, null);
        }
        var text = exchange.Text.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Answer(IterationStatus.Empty, null);
        }
        if (Blocks(text, language, out var open).MaxBy(b => b.Length) is { } code)
        {
            return string.IsNullOrWhiteSpace(code) ? new Answer(IterationStatus.Empty, null) : new Answer(IterationStatus.Ok, code);
        }
        return open ? new Answer(IterationStatus.Truncated, null)
            : IsCode(text, before) ? new Answer(IterationStatus.Ok, text.TrimEnd() + "\n")
            : new Answer(IterationStatus.Refusal, null);
    }

    /// <summary>What stands between fences of this language, or of none.</summary>
    /// <param name="open">The last one has no end.</param>
    private static List<string> Blocks(string text, ProgramLanguage language, out bool open)
    {
        List<string> blocks = [];
        List<string>? inside = null;
        var wanted = false;
        foreach (var line in text.Split('\n'))
        {
            var bare = line.Trim();
            if (inside is null)
            {
                if (bare.StartsWith(Fence, StringComparison.Ordinal))
                {
                    var tag = bare[Fence.Length..].Trim().ToLowerInvariant();
                    wanted = tag.Length == 0 || language.Fence.Contains(tag.Split(' ')[0]);
                    inside = [];
                }
            }
            else if (bare == Fence)
            {
                if (wanted)
                {
                    blocks.Add(string.Concat(inside.Select(l => l + "\n")));
                }
                inside = null;
            }
            else
            {
                inside.Add(line);
            }
        }
        open = inside is not null;
        return blocks;
    }

    /// <summary>An answer without fences is code when it keeps a third of the lines that it was given.</summary>
    private static bool IsCode(string text, string before)
    {
        var lines = before.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 3).ToHashSet(StringComparer.Ordinal);
        var kept = text.Split('\n').Select(l => l.Trim()).Where(lines.Contains).Distinct(StringComparer.Ordinal).Count();
        return lines.Count > 0 && kept * 3 >= lines.Count;
    }
}
