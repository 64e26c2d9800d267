using System.Security.Cryptography;
using Pawl.Engine.Cache;

namespace Pawl.Engine.Analysers;

/// <summary>One analyser over contents: from the cache what it has seen before, the rest from the program.</summary>
internal sealed class AnalyserRun(InstalledAnalyser analyser, ContentCache cache, int seconds)
{
    private const int MostArgumentCharacters = 100_000;
    private readonly AnalyserDefinition definition = analyser.Definition;

    internal async Task<AnalyserOutcome> Run(IReadOnlyList<SourceContent> contents, CancellationToken cancel)
    {
        var given = contents.Where(content => definition.Takes(content.Path)).ToList();
        var keys = Keys(given);
        var answers = new Dictionary<string, FileAnswer>(StringComparer.Ordinal);
        List<SourceContent> fresh = [];
        for (var i = 0; i < given.Count; i++)
        {
            if (cache.Get(keys[i]) is { } known)
            {
                answers[given[i].Path] = FileAnswer.Read(known, analyser.Id, given[i].Path);
            }
            else
            {
                fresh.Add(given[i]);
            }
        }
        // A file's findings depend on the others: one that is new makes all new.
        if (definition.Together && fresh.Count > 0)
        {
            fresh = given;
        }
        var trouble = await RunFresh(fresh, answers, cancel);
        if (trouble is null)
        {
            for (var i = 0; i < given.Count; i++)
            {
                cache.Put(keys[i], answers[given[i].Path].Write());
            }
        }
        var findings = answers.Values.SelectMany(answer => answer.Findings).ToList();
        return new AnalyserOutcome(
            new AnalyserUse(
                analyser.Id,
                analyser.Title,
                analyser.Version,
                given.Count,
                answers.Values.Count(answer => answer.Gap.Length == 0),
                findings.Count,
                trouble
            ),
            findings,
            [.. answers.Where(pair => pair.Value.Gap.Length > 0).Select(pair => new AnalyserGap(analyser.Id, pair.Key, pair.Value.Gap))]
        );
    }

    /// <returns>What went wrong, or null.</returns>
    private async Task<string?> RunFresh(List<SourceContent> fresh, Dictionary<string, FileAnswer> answers, CancellationToken cancel)
    {
        string? trouble = null;
        var program = new AnalyserProgram(analyser, TimeSpan.FromSeconds(seconds));
        foreach (var batch in Batches(fresh))
        {
            var (found, wrong) = await program.Run(batch, cancel);
            foreach (var (path, answer) in found)
            {
                answers[path] = answer;
            }
            trouble ??= wrong;
        }
        return trouble;
    }

    /// <summary>A command line has an end; where files are named on it, they come in portions.</summary>
    private IEnumerable<List<SourceContent>> Batches(List<SourceContent> contents)
    {
        if (contents.Count == 0)
        {
            yield break;
        }
        if (definition.Together || !definition.Run.Any(command => command.Contains("{files}")))
        {
            yield return contents;
            yield break;
        }
        List<SourceContent> batch = [];
        var length = 0;
        foreach (var content in contents)
        {
            length += content.Path.Length + 80;
            if (length > MostArgumentCharacters)
            {
                yield return batch;
                (batch, length) = ([], content.Path.Length + 80);
            }
            batch.Add(content);
        }
        yield return batch;
    }

    private CacheKey[] Keys(List<SourceContent> given)
    {
        var hashes = given.ConvertAll(content => Convert.ToHexStringLower(SHA256.HashData(content.Bytes.Span)));
        var others = definition.Together ? string.Concat(given.Select((content, i) => $"{content.Path}\0{hashes[i]}\n")) : "";
        return
        [
            .. given.Select(
                (content, i) =>
                    CacheKey.Of(
                        "analyser",
                        FileAnswer.Form,
                        analyser.Id,
                        analyser.Version,
                        analyser.Digest,
                        content.Path,
                        hashes[i],
                        others
                    )
            ),
        ];
    }
}

/// <summary>What one analyser has to say about everything that it was given.</summary>
internal sealed record AnalyserOutcome(AnalyserUse Use, IReadOnlyList<OutsideFinding> Findings, IReadOnlyList<AnalyserGap> Gaps);
