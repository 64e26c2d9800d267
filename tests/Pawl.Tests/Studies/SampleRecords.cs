using System.Globalization;
using Pawl.Analysis.Findings;
using Pawl.Studies.Records;

namespace Pawl.Tests.Studies;

/// <summary>Records to write and read.</summary>
internal static class SampleRecords
{
    internal static IterationRecord Record(string chain = "hash-table/none/efficiency/1", int iteration = 1) =>
        new()
        {
            V = IterationRecord.CurrentVersion,
            Study = "replication",
            Chain = chain,
            Source = IterationSource.Scripted,
            Arm = "none",
            Baseline = "hash-table",
            BaselineHash = Hash(1),
            Language = "c",
            Strategy = "efficiency",
            Prompt = iteration == 0 ? "" : "efficiency-2",
            Context = "stateless",
            ModelAsked = "scripted",
            ModelAnswered = iteration == 0 ? "" : "scripted",
            Replicate = 1,
            Iteration = iteration,
            Status = iteration == 3 ? IterationStatus.CompileError : IterationStatus.Ok,
            Content = Hash(iteration + 1),
            ContentPath = string.Create(CultureInfo.InvariantCulture, $"contents/{iteration}.c"),
            Parent = iteration == 0 ? null : Hash(iteration),
            Findings =
            [
                new RecordedFinding("1", "buffer-overflow", 120, "memory-safety", Severity.Critical, "pawl", "ab12", 14),
                new RecordedFinding("2", "näme \u202e", 0, "", Severity.Low, "other", "cd34", 0, "CVSS:3.1/AV:N"),
                new RecordedFinding("3", "weak-hash", 328, "cryptographic-implementation", Severity.Medium, "pawl", "0a1b", 20)
                {
                    Witnesses =
                    [
                        new RecordedWitness("pawl", "weak-hash", 328, Severity.Medium, 20),
                        new RecordedWitness("devskim", "DS126858", 327, Severity.High, 20),
                    ],
                },
            ],
            Introduced = ["1"],
            Fixed = ["0"],
            Carried = ["2", "3"],
            Returned = [],
            DefencesLost = [new RecordedDefence("bounds-check", 787, "ef56")],
            DefencesGained = [],
            Complexity = new RecordedComplexity(30, 9, 41, 200, 11),
            Tests = iteration == 0 ? null : new RecordedTests(7, 1, 8, ["sessions"], 2),
            Reviewed = false,
            Gaps = [],
            Analysers = ["devskim", "other", "pawl"],
            TokensIn = 1200,
            TokensOut = 3400,
            Cost = 0.0370m,
            Requests = ["r-1", "r-2"],
        };

    internal static string Hash(int n) => n.ToString("x64", CultureInfo.InvariantCulture);
}
