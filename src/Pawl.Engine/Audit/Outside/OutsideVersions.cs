using System.Collections.Concurrent;
using Pawl.Analysis;
using Pawl.Engine.Analysers;
using Pawl.Engine.Cache;
using Pawl.Engine.Git;
using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit.Outside;

/// <summary>
/// What outside analysers say of a history's versions of files, each version by itself. Many go into one run of a program;
/// what one was told of a content is kept and not asked again.
/// </summary>
internal sealed class OutsideVersions
{
    private readonly History history;
    private readonly ContentCache cache;
    private readonly IReadOnlyList<Asked> asked;
    private readonly ConcurrentDictionary<Version, byte[]> answers = [];
    private readonly ConcurrentDictionary<Version, bool> passing = [];
    private readonly Func<BlobReader, OutsideQueue> queue;

    /// <param name="analysers">Those that need a whole project are left out of everything but the count of what they did not see.</param>
    internal OutsideVersions(History history, AuditOptions options, ContentCache cache, IProgress<AuditProgress>? progress)
    {
        (this.history, this.cache) = (history, cache);
        All = [.. options.Analysers.OrderBy(analyser => analyser.Id, StringComparer.Ordinal)];
        asked = [.. All.Where(analyser => analyser.Definition.TakesVersions).Select((analyser, i) => new Asked(i, analyser))];
        Scope = OutsideScope.Of(history, options.AnalysersFor, path => asked.Any(a => a.Analyser.Definition.Takes(path)));
        var workers = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        queue = blobs => new OutsideQueue(history.Contents, blobs, options.AnalyserSeconds, workers, progress);
    }

    internal IReadOnlyList<InstalledAnalyser> All { get; }

    internal OutsideScope Scope { get; }

    /// <summary>What went wrong with one, by its id.</summary>
    internal ConcurrentDictionary<string, string> Troubles { get; } = new(StringComparer.Ordinal);

    /// <summary>Part of the key of whatever hangs on the answers.</summary>
    internal string Signature(Content content)
    {
        var name = NameOf(content);
        return string.Concat(Of(content, name).Select(a => $"\n{a.Analyser.Id} {a.Analyser.Version} {a.Analyser.Digest} {name}"));
    }

    /// <summary>Gets the answers that are not here yet, from the cache or from the programs.</summary>
    internal async Task Ask(IEnumerable<Content> contents, BlobReader blobs, CancellationToken cancel)
    {
        var work = asked.ToDictionary(a => a.Number, _ => new List<Version>());
        foreach (var content in contents.Distinct())
        {
            var name = NameOf(content);
            foreach (var one in Of(content, name))
            {
                var version = new Version(one.Number, content.Blob, name);
                if (!answers.ContainsKey(version) && !Recall(one, version))
                {
                    work[one.Number].Add(version);
                }
            }
        }
        var jobs = asked.Select(a => (a.Analyser, work[a.Number].Distinct().ToList())).Where(job => job.Item2.Count > 0).ToList();
        await queue(blobs).Run(jobs, Keep, (analyser, trouble) => Troubles.TryAdd(analyser.Id, trouble), cancel);
    }

    /// <summary>The analysis with what the others say; the same where they say nothing.</summary>
    internal FileAnalysis Join(Content content, FileAnalysis ours, ReadOnlySpan<byte> bytes)
    {
        var (findings, gaps) = (new List<OutsideFinding>(), new List<AnalyserGap>());
        var path = history.Contents.PathOf(content.Path);
        foreach (var (analyser, answer) in AnswersOn(content))
        {
            findings.AddRange(answer.Findings.Select(finding => finding with { Path = path }));
            if (answer.Gap.Length > 0)
            {
                gaps.Add(new AnalyserGap(analyser.Id, path, answer.Gap));
            }
        }
        return findings.Count == 0 && gaps.Count == 0 ? ours : Witnesses.Join(ours, bytes, findings, gaps);
    }

    /// <summary>Something is said of the content.</summary>
    internal bool Says(Content content) => AnswersOn(content).Any(a => a.Answer is not { Findings.Count: 0, Gap: "" });

    /// <summary>An analyser failed at the content, which another run need not do.</summary>
    internal bool IsPassing(Content content)
    {
        var name = NameOf(content);
        return Of(content, name).Any(one => passing.ContainsKey(new Version(one.Number, content.Blob, name)));
    }

    internal IEnumerable<(InstalledAnalyser Analyser, FileAnswer Answer)> AnswersOn(Content content)
    {
        var name = NameOf(content);
        foreach (var one in Of(content, name))
        {
            var version = new Version(one.Number, content.Blob, name);
            if (answers.ContainsKey(version) || Recall(one, version))
            {
                yield return (one.Analyser, FileAnswer.Read(answers[version], one.Analyser.Id, name));
            }
        }
    }

    private IEnumerable<Asked> Of(Content content, string name) =>
        content.Blob != HistoryStep.Gone && Scope.Holds(content) ? asked.Where(a => a.Analyser.Definition.Takes(name)) : [];

    private bool Recall(Asked one, Version version)
    {
        if (cache.Get(Key(one.Analyser, version)) is not { } bytes)
        {
            return false;
        }
        try
        {
            FileAnswer.Read(bytes, one.Analyser.Id, version.Name);
            answers[version] = bytes;
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private void Keep(InstalledAnalyser analyser, Version version, FileAnswer answer, bool isFinal)
    {
        var bytes = answer.Write();
        answers[version] = bytes;
        if (isFinal)
        {
            cache.Put(Key(analyser, version), bytes);
        }
        else
        {
            passing[version] = true;
        }
    }

    private CacheKey Key(InstalledAnalyser analyser, Version version) =>
        CacheKey.Of(
            "analyser-version",
            FileAnswer.Form,
            analyser.Id,
            analyser.Version,
            analyser.Digest,
            version.Name,
            history.Contents.BlobOf(version.Blob).ToString()
        );

    private string NameOf(Content content)
    {
        var path = history.Contents.PathOf(content.Path);
        return path[(path.LastIndexOf('/') + 1)..];
    }

    private readonly record struct Asked(int Number, InstalledAnalyser Analyser);

    /// <summary>One content under one file name: of its folder an analyser sees nothing.</summary>
    /// <param name="Analyser">Its number among those that are asked.</param>
    internal readonly record struct Version(int Analyser, int Blob, string Name);
}
