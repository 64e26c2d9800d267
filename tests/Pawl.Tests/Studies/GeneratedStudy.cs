using System.Globalization;
using Pawl.Analysis.Findings;
using Pawl.Studies.Records;

namespace Pawl.Tests.Studies;

/// <summary>
/// Records of a study that never ran, with known truth: every iteration introduces findings at a rate that depends on
/// strategy and baseline and fixes some. The benchmark uses it too.
/// </summary>
internal sealed class GeneratedStudy(int seed)
{
    private static readonly (string Name, double Rate)[] Strategies =
    [
        ("ambiguous", 0.8),
        ("efficiency", 1.0),
        ("feature", 1.6),
        ("security", 0.4),
    ];
    private static readonly (string Rule, int Cwe, string Category)[] Weaknesses =
    [
        ("buffer-overflow", 120, "memory-safety"),
        ("sql-injection", 89, "injection"),
        ("race-condition", 362, "concurrency"),
        ("weak-hash", 327, "cryptographic-implementation"),
        ("swallowed-error", 390, "error-handling"),
    ];
    private readonly Random random = new(seed);

    internal int Baselines { get; init; } = 10;
    internal int Replicates { get; init; } = 1;
    internal int Iterations { get; init; } = 10;

    /// <summary>How many of the findings a guard lets through.</summary>
    internal IReadOnlyDictionary<string, double> Arms { get; init; } = new Dictionary<string, double> { ["none"] = 1 };

    internal IEnumerable<IterationRecord> Records() =>
        from baseline in Enumerable.Range(0, Baselines)
        let level = Math.Exp(0.4 * Normal())
        from arm in Arms
        from strategy in Enumerable.Range(0, Strategies.Length)
        from replicate in Enumerable.Range(1, Replicates)
        from record in Chain(baseline, arm.Key, strategy, replicate, level * arm.Value)
        select record;

    private IEnumerable<IterationRecord> Chain(int baseline, string arm, int strategy, int replicate, double level)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"b{baseline:000}/{arm}/{Strategies[strategy].Name}/{replicate}");
        var present = new List<RecordedFinding>();
        var (next, complexity) = (0, 20);
        for (var iteration = 0; iteration <= Iterations; iteration++)
        {
            List<RecordedFinding> introduced = [];
            List<string> gone = [];
            List<string> carried = [.. present.Select(f => f.Id)];
            if (iteration > 0)
            {
                gone = [.. present.Where(_ => random.NextDouble() < 0.15).Select(f => f.Id)];
                present.RemoveAll(f => gone.Contains(f.Id));
                carried = [.. present.Select(f => f.Id)];
                for (var n = Poisson(Strategies[strategy].Rate * level); n > 0; n--)
                {
                    introduced.Add(Finding(++next, strategy));
                }
                present.AddRange(introduced);
                complexity += 2 + introduced.Count;
            }
            var record = SampleRecords.Record(id, iteration) with
            {
                Status = random.NextDouble() < 0.03 ? IterationStatus.CompileError : IterationStatus.Ok,
                Arm = arm,
                Baseline = string.Create(CultureInfo.InvariantCulture, $"b{baseline:000}"),
                BaselineHash = SampleRecords.Hash(baseline + 1),
                Language = baseline % 2 == 0 ? "c" : "java",
                Strategy = Strategies[strategy].Name,
                Replicate = replicate,
                Findings = [.. present],
                Introduced = [.. introduced.Select(f => f.Id)],
                Fixed = gone,
                Carried = carried,
                DefencesLost = iteration > 0 && random.NextDouble() < 0.2 * level ? [new RecordedDefence("lock", 667, "aa")] : [],
                Complexity = new RecordedComplexity(complexity, complexity / 3, complexity, complexity * 8, 6),
                Tests = new RecordedTests(random.NextDouble() < 0.9 ? 8 : 7, 0, 8, [], 0),
            };
            yield return record;
        }
    }

    private RecordedFinding Finding(int number, int strategy)
    {
        // Each strategy has a weakness of its own that comes twice as often.
        var at = random.Next(Weaknesses.Length + 1);
        var (rule, cwe, category) = Weaknesses[at == Weaknesses.Length ? strategy : at];
        var severity = random.NextDouble() < 0.25 ? Severity.Critical : Severity.Medium;
        var id = number.ToString(CultureInfo.InvariantCulture);
        return new RecordedFinding(id, rule, cwe, category, severity, "pawl", "f" + id, number);
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private int Poisson(double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0);
        for (; product > limit; product *= random.NextDouble())
        {
            count++;
        }
        return count;
    }
}
