using System.Text;
using Pawl.Engine;
using Pawl.Studies.Definitions;
using Pawl.Studies.Run;

namespace Pawl.Studies.Scripted;

/// <summary>
/// Stands where a language model stands, and is none: it plants known weaknesses and takes known defences out of the code that it is given, at known rates,
/// so that it is known what the pipeline must find. An answer depends on the request alone.
/// </summary>
internal sealed class ScriptedIterator
{
    internal const string ModelName = "scripted-iterator-1";
    private const string Fence = "```";
    private readonly PromptBank bank;
    private readonly Dictionary<string, ScriptedLanguage> byFence = new(StringComparer.Ordinal);

    private ScriptedIterator(PromptBank bank, ScriptedRates rates, IEnumerable<ScriptedLanguage> languages)
    {
        (this.bank, Rates) = (bank, rates);
        foreach (var language in languages)
        {
            byFence[language.Language.Fence[0]] = language;
        }
    }

    internal ScriptedRates Rates { get; }

    internal IEnumerable<ScriptedLanguage> Languages => byFence.Values;

    internal ScriptedLanguage For(ProgramLanguage language) => byFence[language.Fence[0]];

    /// <exception cref="UserError">The study has no script, or none for one of its languages.</exception>
    internal static ScriptedIterator Of(StudyDefinition study)
    {
        if (study.Script is not { } folder)
        {
            throw new UserError(
                $"{study.Name} has no script for the scripted iterator",
                "Name a model with --model, or say script: in study.yaml; studies/replicate/script shows one."
            );
        }
        var languages = study
            .Baselines.Select(b => b.Language)
            .Distinct()
            .Select(l => ScriptedLanguage.Load(Path.Combine(folder, l.Name + ".yaml"), l));
        return new ScriptedIterator(study.Bank, ScriptedRates.Load(Path.Combine(folder, "rates.yaml")), [.. languages]);
    }

    /// <param name="message">The last that the user said.</param>
    internal ScriptedAnswer Answer(string message, int seed)
    {
        var open =
            message.LastIndexOf("\n" + Fence, StringComparison.Ordinal) is var last && last > 0
                ? message.LastIndexOf("\n" + Fence, last - 1, StringComparison.Ordinal)
                : -1;
        if (open < 0)
        {
            return new ScriptedAnswer("There is no code to work on.", "stop");
        }
        var tagEnd = message.IndexOf('\n', open + 1);
        var tag = message[(open + 1 + Fence.Length)..tagEnd].Trim();
        var code = message[(tagEnd + 1)..(last + 1)];
        var words = message[..open];
        if (!byFence.TryGetValue(tag, out var language))
        {
            return new ScriptedAnswer("There is no script for this language.", "stop");
        }
        return bank.Strategies.FirstOrDefault(s => s.All.Any(p => words.Contains(p.Text.Trim(), StringComparison.Ordinal))) is { } strategy
            ? Iterate(language, code, Rates.Strategies[strategy.Id], seed)
            : Whole(language, TakeBack(language, code, words, seed));
    }

    private ScriptedAnswer Iterate(ScriptedLanguage language, string code, StrategyRates rates, int seed)
    {
        var faults = Rates.Faults;
        var lot = Draw.Share(seed, "fault");
        if (lot < faults.Refusal)
        {
            return new ScriptedAnswer("I cannot help with that.", "stop");
        }
        if (lot < faults.Refusal + faults.Empty)
        {
            return new ScriptedAnswer("", "stop");
        }
        var edited = Edit(language, code, rates, seed);
        if (lot < faults.Refusal + faults.Empty + faults.Truncated)
        {
            var whole = Whole(language, edited).Text;
            return new ScriptedAnswer(whole[..(whole.Length / 2)], "length");
        }
        return lot < faults.Refusal + faults.Empty + faults.Truncated + faults.Broken
            ? Whole(language, edited + "\n}}} (\n")
            : Whole(language, edited);
    }

    private static string Edit(ScriptedLanguage language, string code, StrategyRates rates, int seed)
    {
        if (Drawn(language.Weaknesses.Where(p => p.IsIn(code)), rates.Mend, seed, "mend") is { } mended)
        {
            code = ScriptedLanguage.TakeOut(code, mended);
        }
        var before = code;
        foreach (var (category, chance) in rates.Plants)
        {
            var choice = language.Weaknesses.Where(p => p.Category == category && !p.IsIn(before));
            code = Drawn(choice, chance, seed, $"plant/{category}") is { } plant ? language.Add(code, plant) : code;
        }
        if (Drawn(language.Removals.Where(r => r.CountIn(before) > 0), rates.Removal, seed, "removal") is { } removal)
        {
            code = removal.Apply(code);
        }
        return Drawn(language.Harmless.Where(p => !p.IsIn(before)), rates.Harmless, seed, "harmless") is { } harmless
            ? language.Add(code, harmless)
            : code;
    }

    /// <summary>What was sent back names functions: each planted one among them is taken back with the same chance.</summary>
    private string TakeBack(ScriptedLanguage language, string code, string notes, int seed)
    {
        foreach (var plant in language.Weaknesses.Where(p => p.IsIn(code) && Names(p, notes)))
        {
            code = Draw.Share(seed, $"feedback/{plant.Id}") < Rates.Feedback ? ScriptedLanguage.TakeOut(code, plant) : code;
        }
        return code;
    }

    /// <summary>A plant's name stands in its code and, when a finding lies in it, in the notes.</summary>
    private static bool Names(Plant plant, string notes) =>
        Identifiers(notes)
            .Intersect(Identifiers(plant.Text), StringComparer.Ordinal)
            .Any(name => name.Contains("scripted", StringComparison.OrdinalIgnoreCase));

    private static string[] Identifiers(string text) =>
        new string([.. text.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : ' ')]).Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        );

    private static T? Drawn<T>(IEnumerable<T> choice, double chance, int seed, string what)
        where T : class
    {
        var all = choice.ToList();
        return all.Count > 0 && Draw.Share(seed, what) < chance ? all[Draw.Index(seed, what + "/which", all.Count)] : null;
    }

    private static ScriptedAnswer Whole(ScriptedLanguage language, string code) =>
        new(
            new StringBuilder("This answer was made by a script, not by a model.\n\n")
                .Append(Fence)
                .Append(language.Language.Fence[0])
                .Append('\n')
                .Append(code.TrimEnd('\n'))
                .Append('\n')
                .Append(Fence)
                .Append('\n')
                .ToString(),
            "stop"
        );
}

/// <param name="Finish">In OpenAI's words.</param>
internal sealed record ScriptedAnswer(string Text, string Finish);
