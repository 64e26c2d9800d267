using Pawl.Engine.Analysers;
using Pawl.Engine.Cache;
using Pawl.Engine.Gate;
using Pawl.Tests.Analysers;
using Pawl.Tests.Audit;

namespace Pawl.Tests.Gate;

/// <summary>What outside analysers say counts in the gate as what Pawl says: new against the base, and never silently absent.</summary>
public sealed class OutsideGateTests
{
    // Finds each line with "weak"; fails when a file says so.
    private const string Script = """
        if grep -rq broken "$1"; then exit 3; fi
        cd "$1"
        printf '{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Own", "rules": [{"id": "R1", "properties": {"tags": ["external/cwe/cwe-089"], "security-severity": "9.8"}}]}}, "results": ['
        comma=
        for line in $(grep -rn weak . | cut -d: -f1,2); do
          printf '%s{"ruleId": "R1", "message": {"text": "weak"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "%s"}, "region": {"startLine": %s}}}]}' "$comma" "${line%%:*}" "${line##*:}"
          comma=,
        done
        printf ']}]}'
        """;

    private static async Task<InstalledAnalyser> Own(TempFolder folder)
    {
        var file = folder.Write(
            "own.yaml",
            $$"""
            analysers:
              - id: own
                endings: [.toy]
                programs: [/bin/sh]
                version: {arguments: [-c, 'echo version 7'], pattern: 'version (?<answer>\d+)'}
                run:
                  - [{{folder.Write("run.sh", Script)}}, '{stage}']
                output: {format: sarif}
                seconds: 60
            """
        );
        return await Workshop.Installed("own", file);
    }

    private static async Task<GateReport> Run(ToyGate toy, params InstalledAnalyser[] analysers)
    {
        using var none = ContentCache.Open(null);
        var options = new GateOptions(
            toy.Repo.Path,
            "main..work",
            ToyGate.Today,
            Analysers: (_, _) => Task.FromResult<IReadOnlyList<InstalledAnalyser>>(analysers)
        );
        return await new Engine.Gate.Gate(options, ToyAudit.Tools, none).Run(ToyAudit.Authors, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_new_finding_of_an_outside_analyser_blocks_and_an_old_one_does_not()
    {
        using var folder = new TempFolder();
        var own = await Own(folder);
        using var toy = new ToyGate(text: "start()\nweak_one()\n");
        toy.Person("start()\nweak_one()\nmore()\n");
        Assert.Equal(Verdict.Pass, (await Run(toy, own)).Verdict);
        toy.Person("start()\nweak_one()\nmore()\nweak_two()\n");
        var report = await Run(toy, own);
        Assert.Equal(Verdict.Block, report.Verdict);
        var objection = Assert.Single(report.Objections);
        Assert.Equal((ObjectionKind.Finding, "a.toy"), (objection.Kind, objection.Path));
        var introduced = Assert.Single(report.Files.Single(f => f.Path == "a.toy").Introduced);
        Assert.Equal(("own/R1", 4), (introduced.Rule, introduced.Place.StartLine));
        Assert.Equal(("own", 1, 1), (report.Analysers![0].Id, report.Analysers[0].Given, report.Analysers[0].LookedAt));
        Assert.Equal(Verdict.Pass, (await Run(toy)).Verdict);
    }

    [Fact]
    public async Task An_analyser_that_cannot_finish_does_not_look_clean()
    {
        using var folder = new TempFolder();
        using var toy = new ToyGate();
        toy.Person("start()\nbroken()\n");
        var report = await Run(toy, await Own(folder));
        Assert.Equal(Verdict.Incomplete, report.Verdict);
        Assert.NotNull(report.Analysers![0].Trouble);
        Assert.Contains(report.Objections, o => o.Kind == ObjectionKind.Incomplete);
    }
}
