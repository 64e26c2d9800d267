using System.Collections.Concurrent;
using Pawl.Engine.Analysers;
using Pawl.Engine.Git;
using Pawl.Engine.Lineage;

namespace Pawl.Engine.Audit.Outside;

/// <summary>
/// Runs analysers over versions of files: many in one run, each version in a folder of its own under its own name, several
/// runs side by side. Where a run fails its versions are parted until it is known which of them is the cause.
/// </summary>
internal sealed class OutsideQueue(ContentTable contents, BlobReader blobs, int? seconds, int workers, IProgress<AuditProgress>? progress)
{
    private const int FewestInARun = 32;
    private const int MostInARun = 256;
    private const long MostBytesInARun = 16 << 20;

    /// <summary>After so many failures in a row it is not the versions that are the cause.</summary>
    private const int MostFailures = 12;

    private readonly ConcurrentDictionary<string, int> failures = new(StringComparer.Ordinal);
    private int done;

    /// <param name="keep">Takes an answer; the last word says whether another run would say the same.</param>
    internal async Task Run(
        IReadOnlyList<(InstalledAnalyser Analyser, List<OutsideVersions.Version> Versions)> jobs,
        Action<InstalledAnalyser, OutsideVersions.Version, FileAnswer, bool> keep,
        Action<InstalledAnalyser, string> complain,
        CancellationToken cancel
    )
    {
        var total = jobs.Sum(job => job.Versions.Count);
        // The analysers in turn, so that a slow one does not come last alone.
        var portions = new ConcurrentQueue<(InstalledAnalyser Analyser, OutsideVersions.Version[] Versions)>(
            jobs.SelectMany(job => Portions(job.Versions).Select((portion, i) => (i, job.Analyser, portion)))
                .OrderBy(p => p.i)
                .Select(p => (p.Analyser, p.portion))
        );
        await Task.WhenAll(Enumerable.Range(0, Math.Min(workers, portions.Count)).Select(_ => Task.Run(Work, cancel)));

        async Task Work()
        {
            while (portions.TryDequeue(out var portion))
            {
                await foreach (var (given, read) in Read(portion.Versions, cancel))
                {
                    var run = new Attempt(portion.Analyser, given, keep, complain);
                    run.KeepEmpty(read);
                    await Look(run, read, TimeSpan.FromSeconds(seconds ?? portion.Analyser.Definition.Seconds), cancel);
                    progress?.Report(new AuditProgress(AuditStage.Analysers, Interlocked.Add(ref done, given.Count), total));
                }
            }
        }
    }

    private IEnumerable<OutsideVersions.Version[]> Portions(List<OutsideVersions.Version> versions) =>
        versions.Chunk(Math.Clamp((versions.Count + workers - 1) / workers, FewestInARun, MostInARun));

    /// <summary>Contents as the analyser gets them, no more at once than a run may hold.</summary>
    private async IAsyncEnumerable<(Dictionary<string, OutsideVersions.Version> Given, List<SourceContent> Read)> Read(
        OutsideVersions.Version[] versions,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        var given = new Dictionary<string, OutsideVersions.Version>(StringComparer.Ordinal);
        var (read, bytes, at) = (new List<SourceContent>(), 0L, 0);
        await foreach (var blob in blobs.ReadMany(versions.Select(v => contents.BlobOf(v.Blob)), cancel))
        {
            var version = versions[at++];
            // What cannot be read is the audit's own gap already.
            if (blob.State == BlobState.Read)
            {
                var path = $"{blob.Id}/{version.Name}";
                given[path] = version;
                bytes += blob.Bytes.Length;
                if (blob.Bytes.Length > 0)
                {
                    read.Add(new SourceContent(path, blob.Bytes));
                }
            }
            if (bytes > MostBytesInARun)
            {
                yield return (given, read);
                (given, read, bytes) = (new Dictionary<string, OutsideVersions.Version>(StringComparer.Ordinal), [], 0);
            }
        }
        if (given.Count > 0)
        {
            yield return (given, read);
        }
    }

    private async Task Look(Attempt attempt, List<SourceContent> read, TimeSpan most, CancellationToken cancel)
    {
        var analyser = attempt.Analyser;
        if (read.Count == 0)
        {
            return;
        }
        if (failures.GetValueOrDefault(analyser.Id) >= MostFailures)
        {
            attempt.Fail(read, "it failed again and again");
            return;
        }
        var (answers, trouble) = await new AnalyserProgram(analyser, most).Run(read, cancel);
        var failed = trouble is not null;
        failures.AddOrUpdate(analyser.Id, failed ? 1 : 0, (_, count) => failed ? count + 1 : 0);
        if (read.Count > 1 && (failed || answers.Values.Any(answer => AnalyserProgram.SaysNotWhich(answer.Gap))))
        {
            var half = read.Count / 2;
            await Look(attempt, read[..half], most / 2, cancel);
            await Look(attempt, read[half..], most / 2, cancel);
        }
        else if (failed)
        {
            attempt.Fail(read, trouble!);
        }
        else
        {
            attempt.Keep(answers);
        }
    }

    /// <summary>One portion on its way through one analyser.</summary>
    private sealed record Attempt(
        InstalledAnalyser Analyser,
        Dictionary<string, OutsideVersions.Version> Given,
        Action<InstalledAnalyser, OutsideVersions.Version, FileAnswer, bool> Take,
        Action<InstalledAnalyser, string> Complain
    )
    {
        /// <summary>Programs differ in whether they look at what is empty; there is nothing to see.</summary>
        internal void KeepEmpty(List<SourceContent> read)
        {
            foreach (var path in Given.Keys.Except(read.Select(content => content.Path)))
            {
                Take(Analyser, Given[path], new FileAnswer([], ""), true);
            }
        }

        internal void Fail(List<SourceContent> read, string trouble)
        {
            Complain(Analyser, Plain(trouble, read[0].Path));
            foreach (var content in read)
            {
                Take(Analyser, Given[content.Path], new FileAnswer([], Plain(trouble, content.Path)), false);
            }
        }

        internal void Keep(Dictionary<string, FileAnswer> answers)
        {
            foreach (var (path, answer) in answers)
            {
                var findings = answer.Findings.Where(f => Analyser.Definition.ByItself?.DropRules?.IsMatch(f.Rule) != true);
                Take(
                    Analyser,
                    Given[path],
                    new FileAnswer([.. findings.Select(f => f with { Message = Plain(f.Message, path) })], Plain(answer.Gap, path)),
                    true
                );
            }
        }

        private static string Plain(string text, string path) =>
            text.Replace(path, path[(path.LastIndexOf('/') + 1)..], StringComparison.Ordinal);
    }
}
