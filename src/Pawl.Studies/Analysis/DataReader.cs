using System.Runtime.InteropServices;
using Pawl.Analysis.Findings;
using Pawl.Engine;
using Pawl.Studies.Records;

namespace Pawl.Studies.Analysis;

/// <summary>Reads files of records into chains; what contradicts itself is an error, never averaged away.</summary>
internal sealed class DataReader
{
    private readonly Dictionary<string, StudyChain> chains = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Cohort, string Arm, string Strategy, string Tool), ToolSums> tools = [];
    private readonly Dictionary<(string Cohort, string Arm, string Baseline), CountedWays> ways = [];
    private readonly Dictionary<(string Cohort, string Strategy), SampleSums> samples = [];
    private readonly NameTable toolNames = new();
    private readonly Dictionary<(string Cohort, string Arm, string Strategy, int Cwe), long> weaknesses = [];
    private static readonly string[] OursAlone = ["pawl"];
    private readonly SortedSet<string> answered = new(StringComparer.Ordinal);
    private readonly List<string> torn = [];
    private long records;

    internal static StudyData Read(IReadOnlyList<string> paths, Action<long>? progress, CancellationToken cancel)
    {
        var reader = new DataReader();
        foreach (var path in paths)
        {
            foreach (var record in RecordFile.Read(path, line => reader.torn.Add($"{path}:{line}")))
            {
                reader.Add(path, record);
                if (reader.records % 4096 == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                    progress?.Invoke(reader.records);
                }
            }
        }
        return reader.Finish();
    }

    private void Add(string path, IterationRecord record)
    {
        records++;
        var chain = ChainOf(path, record);
        chain.Rows.Add(RowOf(record));
        chain.TokensIn += record.TokensIn;
        chain.TokensOut += record.TokensOut;
        chain.Cost += record.Cost;
        if (record.Iteration == 0)
        {
            AddSample(chain, record);
            return;
        }
        if (record.ModelAnswered.Length > 0)
        {
            answered.Add(record.ModelAnswered);
        }
        chain.Ways.Add(record, toolNames);
        foreach (var tool in record.Analysers ?? OursAlone)
        {
            ToolOf(chain, tool).Looked++;
        }
        foreach (var finding in record.Findings)
        {
            var category = Categories.Of(finding.Category);
            var introduced = record.Introduced.Contains(finding.Id);
            chain.Present[category]++;
            AddTools(chain, finding, introduced);
            if (introduced)
            {
                chain.Introduced[category]++;
                CollectionsMarshal.GetValueRefOrAddDefault(weaknesses, (chain.Cohort, chain.Arm, chain.Strategy, finding.Cwe), out _)++;
            }
        }
    }

    private void AddSample(StudyChain chain, IterationRecord record)
    {
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(samples, (chain.Cohort, chain.Strategy), out _);
        var ours = record.Findings.Count(f => f.Tools.Contains(OursAlone[0]));
        var others = record.Findings.Any(f => f.Tools.Any(tool => tool != OursAlone[0]));
        sums.Samples++;
        sums.Tested += record.Tests is null ? 0 : 1;
        sums.Working += record.Tests is { Failed: 0 } ? 1 : 0;
        sums.Findings += ours;
        sums.Ours += ours > 0 ? 1 : 0;
        sums.Others += others ? 1 : 0;
        sums.Both += ours > 0 && others ? 1 : 0;
    }

    private void AddTools(StudyChain chain, RecordedFinding finding, bool introduced)
    {
        if (finding.Witnesses is not { } witnesses)
        {
            Count(ref ToolOf(chain, finding.Tool), finding.Severity == Severity.Critical, false);
            return;
        }
        var own = witnesses.GroupBy(w => w.Tool, StringComparer.Ordinal).ToList();
        foreach (var words in own)
        {
            Count(ref ToolOf(chain, words.Key), words.Any(w => w.Severity == Severity.Critical), own.Count > 1);
        }

        void Count(ref ToolSums sums, bool critical, bool agreed)
        {
            sums.Present++;
            sums.Introduced += introduced ? 1 : 0;
            sums.Critical += critical ? 1 : 0;
            sums.Agreed += agreed ? 1 : 0;
        }
    }

    private ref ToolSums ToolOf(StudyChain chain, string tool) =>
        ref CollectionsMarshal.GetValueRefOrAddDefault(tools, (chain.Cohort, chain.Arm, chain.Strategy, tool), out _);

    private CountedWays WaysOf(string cohort, string arm, string baseline)
    {
        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(ways, (cohort, arm, baseline), out _);
        return found ??= new CountedWays();
    }

    private StudyChain ChainOf(string path, IterationRecord record)
    {
        var cohort =
            $"{record.ModelAsked}, {record.Context}{(record.Source == IterationSource.Model ? "" : $", {record.Source}".ToLowerInvariant())}";
        if (!chains.TryGetValue(record.Chain, out var chain))
        {
            chain = new StudyChain(record.Chain)
            {
                Study = record.Study,
                Cohort = Interned(cohort),
                Model = Interned(record.ModelAsked),
                Context = Interned(record.Context),
                Source = record.Source,
                Arm = Interned(record.Arm),
                Baseline = Interned(record.Baseline),
                BaselineHash = Interned(record.BaselineHash),
                Language = Interned(record.Language),
                Strategy = Interned(record.Strategy),
                Replicate = record.Replicate,
                Ways = WaysOf(cohort, record.Arm, record.Baseline),
            };
            chains.Add(record.Chain, chain);
        }
        if (
            (chain.Cohort, chain.Arm, chain.Baseline, chain.BaselineHash, chain.Strategy, chain.Replicate)
            != (cohort, record.Arm, record.Baseline, record.BaselineHash, record.Strategy, record.Replicate)
        )
        {
            throw new UserError(
                $"{path}: the chain {record.Chain} changes its model, arm, baseline, strategy or replicate at iteration {record.Iteration}",
                "Two runs use the same chain ids: analyse them apart."
            );
        }
        return chain;
    }

    private readonly Dictionary<string, string> interned = new(StringComparer.Ordinal);

    private string Interned(string text) => interned.TryAdd(text, text) ? text : interned[text];

    private static IterationRow RowOf(IterationRecord record)
    {
        var row = new IterationRow
        {
            Iteration = record.Iteration,
            Status = record.Status,
            Present = record.Findings.Count,
            Introduced = record.Introduced.Count,
            Returned = record.Returned.Count,
            Fixed = record.Fixed.Count,
            DefencesLost = record.DefencesLost.Count,
            DefencesGained = record.DefencesGained.Count,
            Cyclomatic = record.Complexity.Cyclomatic,
            Cognitive = record.Complexity.Cognitive,
            Nloc = record.Complexity.Nloc,
            TestsTotal = record.Tests?.Total ?? -1,
            TestsPassed = record.Tests?.Passed ?? 0,
            Features = record.Tests?.Features.Count ?? 0,
            FeaturesAsked = record.Tests?.FeaturesAsked ?? 0,
            Reviewed = record.Reviewed,
            HasGaps = record.Gaps.Count > 0,
        };
        foreach (var finding in record.Findings)
        {
            switch (finding.Severity)
            {
                case Severity.Critical:
                    row.Critical++;
                    row.CriticalIntroduced += record.Introduced.Contains(finding.Id) ? 1 : 0;
                    break;
                case Severity.High:
                    row.High++;
                    break;
                case Severity.Medium:
                    row.Medium++;
                    break;
                default:
                    row.Low++;
                    break;
            }
        }
        return row;
    }

    private Dictionary<(string Cohort, string Strategy), SampleSums> SinglesOf(List<StudyChain> sorted)
    {
        var longer = sorted.Where(c => c.Rows.Count > 1).Select(c => c.Cohort).ToHashSet(StringComparer.Ordinal);
        return samples.Where(s => !longer.Contains(s.Key.Cohort)).ToDictionary();
    }

    private StudyData Finish()
    {
        if (records == 0)
        {
            throw new UserError("there is no record in the files", "Name the records.jsonl that `pawl study run` or `import` wrote.");
        }
        var sorted = chains.Values.OrderBy(chain => chain.Id, StringComparer.Ordinal).ToList();
        foreach (var chain in sorted)
        {
            chain.Rows.Sort((a, b) => a.Iteration.CompareTo(b.Iteration));
            for (var i = 1; i < chain.Rows.Count; i++)
            {
                if (chain.Rows[i].Iteration == chain.Rows[i - 1].Iteration)
                {
                    throw new UserError(
                        $"iteration {chain.Rows[i].Iteration} of the chain {chain.Id} stands there twice",
                        "Was a file named twice? `pawl study merge` joins shards and leaves doubles out."
                    );
                }
            }
        }
        return new StudyData(
            sorted,
            [
                .. tools
                    .Select(t => new ToolCount(t.Key.Cohort, t.Key.Arm, t.Key.Strategy, t.Key.Tool, t.Value))
                    .OrderBy(t => t.Tool, StringComparer.Ordinal)
                    .ThenBy(t => t.Strategy, StringComparer.Ordinal),
            ],
            [.. weaknesses.Select(w => new WeaknessCount(w.Key.Cohort, w.Key.Arm, w.Key.Strategy, w.Key.Cwe, w.Value)).OrderBy(w => w.Cwe)],
            records,
            torn
        )
        {
            Ways = ways,
            Answered = [.. answered],
            ToolNames = toolNames.Names,
            Samples = SinglesOf(sorted),
        };
    }
}
