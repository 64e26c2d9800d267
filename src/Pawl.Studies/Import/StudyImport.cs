using Pawl.Engine;
using Pawl.Engine.RuleLibrary;
using Pawl.Studies.Definitions;
using Pawl.Studies.Records;
using Pawl.Studies.Run;
using Pawl.Studies.Sandbox;

namespace Pawl.Studies.Import;

/// <summary>Analyses versions that existed before and records them as chains of a study.</summary>
public static class StudyImport
{
    private const int ChainsAtOnce = 64;
    private static readonly Prompt Unknown = new("imported", "", null, null);

    /// <param name="name">What records call the study.</param>
    /// <param name="output">Folder of results, which must hold none.</param>
    /// <param name="progress">Told how many chains there are so far.</param>
    /// <returns>Chains and versions.</returns>
    public static async Task<(int Chains, int Versions)> Run(
        ImportedStudy source,
        string name,
        string output,
        RuleLibrary rules,
        Action<int>? progress,
        CancellationToken cancel
    )
    {
        var folder = new RunFolder(output);
        if (File.Exists(folder.Records))
        {
            throw new UserError($"{folder.Records} is there already", "Name another folder with --output.");
        }
        await using var desk = new AnalysisDesk(rules, Environment.ProcessorCount);
        var (chains, versions) = (0, 0);
        // Under its own name only when it is whole: what was broken off is never taken for all there is.
        var partial = folder.Records + ".partial";
        File.Delete(partial);
        using (var records = RecordFile.Append(partial))
        {
            var running = new Queue<Task<IReadOnlyList<IterationRecord>>>();
            try
            {
                await foreach (var chain in source.Chains.WithCancellation(cancel))
                {
                    running.Enqueue(Record(chain, name, chains, folder, desk));
                    (chains, versions) = (chains + 1, versions + chain.Versions.Count);
                    if (running.Count >= ChainsAtOnce)
                    {
                        await AddFirst(running, records);
                        progress?.Invoke(chains);
                    }
                }
                while (running.Count > 0)
                {
                    await AddFirst(running, records);
                }
            }
            finally
            {
                // Whatever ended this, no chain goes on behind its back.
                await Task.WhenAll(running.Select(r => (Task)r.ContinueWith(_ => { }, TaskScheduler.Default)));
            }
        }
        File.Move(partial, folder.Records);
        folder.Finish();
        return (chains, versions);
    }

    private static async Task AddFirst(Queue<Task<IReadOnlyList<IterationRecord>>> running, RecordFile records)
    {
        foreach (var record in await running.Dequeue())
        {
            records.Add(record);
        }
    }

    private static async Task<IReadOnlyList<IterationRecord>> Record(
        ImportedChain source,
        string study,
        int index,
        RunFolder folder,
        AnalysisDesk desk
    )
    {
        // All at once, so that the analysis threads have work; the records come in order.
        var looking = source.Versions.Select(v => Look(source.Language, v, folder, desk)).ToList();
        var recorder = new ChainRecorder(study, Plan(source, study, index), IterationSource.Imported, JudgedFindings.None);
        List<IterationRecord> records = [];
        for (var i = 0; i < looking.Count; i++)
        {
            var version = await looking[i];
            var record =
                i == 0 ? recorder.Begin(version) : recorder.Step(i, version, new IterationChange(Unknown, IterationStatus.Ok, [], false));
            records.Add(Judged(record, source.Versions[i].Verdict));
        }
        return records;
    }

    private static async Task<ProgramVersion> Look(ProgramLanguage language, ImportedVersion version, RunFolder folder, AnalysisDesk desk)
    {
        var hash = BaselineReader.Hash(version.Content);
        folder.Store(hash, language, version.Content);
        var outcome = version.Works is { } works ? new ProgramOutcome(true, works ? 1 : 0, works ? 0 : 1, "") : null;
        return new ProgramVersion(hash, version.Content, await desk.Analyse(language, hash, version.Content), outcome);
    }

    private static Chain Plan(ImportedChain source, string study, int index)
    {
        var first = source.Versions[0].Content;
        var id = source.Versions.Count > 1 ? source.Id : $"{source.Strategy}/{source.Id}";
        var baseline = new Baseline(id, "", source.Language, BaselineReader.Hash(first), first, "", [], []);
        var model = new ModelDefinition(
            source.Model,
            "imported",
            source.Model,
            "",
            "",
            new Sampling(0, 1, 1, false, false),
            null,
            new Pace(0, 1, 1)
        );
        var strategy = new Strategy(source.Strategy, source.Strategy, Unknown, [Unknown]);
        return new Chain(index, $"{study}.{source.Id}", model, Arm.Of("none"), "unknown", baseline, strategy, source.Replicate);
    }

    /// <summary>Adds what the source's own judge found; it stands beside what the analysis found, under its own name.</summary>
    private static IterationRecord Judged(IterationRecord record, ImportedVerdict? verdict)
    {
        if (verdict is null)
        {
            return record;
        }
        var fingerprint = StudyDefinition.DigestOf([verdict.Tool, verdict.Rule, record.Content]);
        var finding = new RecordedFinding("j1", verdict.Rule, 0, "", verdict.Severity, verdict.Tool, fingerprint, 0);
        return record with { Findings = [.. record.Findings, finding] };
    }
}
