using Pawl.Engine.Policy;

namespace Pawl.Engine.Analysers;

/// <summary>Which outside analysers are asked.</summary>
/// <param name="Names">Their ids; null: all that are on the machine.</param>
/// <param name="Seconds">Most that one may take; null: what its definition says.</param>
public sealed record AnalyserChoice(IReadOnlyList<string>? Names, int? Seconds)
{
    private const int MostSeconds = 86_400;

    public static AnalyserChoice None { get; } = new([], null);

    public bool IsNone => Names is { Count: 0 };

    /// <summary><c>auto</c>, <c>none</c>, or ids with commas between.</summary>
    public static AnalyserChoice Of(string words) =>
        words switch
        {
            "auto" => new AnalyserChoice(null, null),
            "none" => None,
            _ => new AnalyserChoice(
                [
                    .. words
                        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                        .Distinct(StringComparer.Ordinal),
                ],
                null
            ),
        };

    /// <summary>What a policy's <c>analysers</c> says: names and times, never commands. A repository's word starts nothing that its user has not set up.</summary>
    /// <exception cref="UserError">It says something that is not understood.</exception>
    public static AnalyserChoice Of(PolicyNode node)
    {
        node.Allow("use", "seconds");
        if (node.Find("use") is not { } use)
        {
            return None;
        }
        var names = use.Texts;
        var choice = names is [var word] ? Of(word) : new AnalyserChoice([.. names.Distinct(StringComparer.Ordinal)], null);
        return choice with { Seconds = node.Find("seconds")?.Number(1, MostSeconds) };
    }

    /// <summary>Those that are asked.</summary>
    /// <exception cref="UserError">One that was named is not on the machine: leaving it out would look clean.</exception>
    public async Task<IReadOnlyList<InstalledAnalyser>> Find(AnalyserSearch search, IReadOnlyList<string> files, CancellationToken cancel)
    {
        if (IsNone)
        {
            return [];
        }
        var known = await search.Find(files, Names, cancel);
        if (Names is not null && known.FirstOrDefault(analyser => analyser.Installed is null) is { } missing)
        {
            throw new UserError(
                $"the analyser '{missing.Id}' is not there: {missing.Missing}",
                "Install it, or leave it out of --analysers or of 'analysers' in pawl.yaml; `pawl analysers` lists what is there."
            );
        }
        return [.. known.Select(analyser => analyser.Installed).OfType<InstalledAnalyser>()];
    }
}
