using Pawl.Engine;
using Pawl.Studies.Records;
using Pawl.Studies.Run;
using Pawl.Studies.Scripted;
using Command = Pawl.Tests.BadInput.Pawl;

namespace Pawl.Tests.Studies;

public sealed class StudyRunTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_runs_give_the_same_bytes_however_many_chains_run_at_once()
    {
        using var study = new TestStudy(arms: "none, all");
        await StudyRun.Run(study.Options("one") with { Parallel = 1 }, null, Cancel);
        await StudyRun.Run(study.Options("many") with { Parallel = 8 }, null, Cancel);
        Assert.Equal(study.Results("one"), study.Results("many"));
        var records = Records(study, "one");
        Assert.Equal(2 * 2 * 4 * 2 * 4, records.Count);
        Assert.All(records, r => Assert.Equal(IterationSource.Scripted, r.Source));
        Assert.All(records, r => Assert.True(File.Exists(Path.Combine(study.Output("one"), r.ContentPath))));
        Assert.True(records.Sum(r => r.Introduced.Count) > 10);
    }

    /// <summary>The real program, killed at two different moments, in the middle of its work.</summary>
    [Fact]
    public async Task A_run_that_is_killed_twice_and_gone_on_with_equals_an_unbroken_one()
    {
        using var study = new TestStudy(arms: "none, defences, cap", iterations: 4, replicates: 4);
        // Beyond its limit the server keeps everybody waiting, so that a run is in the middle of its work when it is killed.
        var limit = int.MaxValue;
        using var killed = new ManualResetEventSlim();
        await using var server = ScriptedServer.Start(
            ScriptedIterator.Of(study.Load()),
            number =>
            {
                if (number > Volatile.Read(ref limit))
                {
                    killed.Wait(Cancel);
                }
                return null;
            }
        );
        study.Write(study.Text + TestStudy.Model("openai", server.OpenAiEndpoint));
        await StudyRun.Run(study.Options("unbroken", "served"), null, Cancel);
        var needed = server.Requests;
        foreach (var share in new[] { 0.3, 0.6 })
        {
            killed.Reset();
            Volatile.Write(ref limit, needed + (int)(needed * share));
            using var process = Command.Start(study.Path, Key, Arguments(study));
            while (server.Requests <= limit && !process.HasExited)
            {
                await Task.Delay(5, Cancel);
            }
            Assert.False(process.HasExited);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(Cancel);
            Volatile.Write(ref limit, int.MaxValue);
            killed.Set();
        }
        var last = await Command.Run(study.Path, Key, Arguments(study));
        Assert.True(last.ExitCode == 0, last.Error);
        var broken = study.Results("broken");
        var unbroken = study.Results("unbroken");
        foreach (var results in new[] { broken, unbroken })
        {
            // The accounts tell of calls that were under way when the run was killed.
            results.Remove("spent.jsonl");
        }
        Assert.Equal(unbroken, broken);
        // Two chains were under way at each kill: no more than their two calls were made again.
        Assert.InRange(server.Requests - needed, needed, needed + 4);
    }

    [Fact]
    public async Task A_recorded_run_is_replayed_byte_for_byte_without_a_network()
    {
        using var study = new TestStudy(arms: "none, all", contexts: "stateless, stateful", replicates: 1);
        int requests;
        await using (var server = ScriptedServer.Start(ScriptedIterator.Of(study.Load()), null))
        {
            study.Write(study.Text + TestStudy.Model("anthropic", server.Endpoint, "    stream: true"));
            await StudyRun.Run(study.Options("recorded", "served"), null, Cancel);
            requests = server.Requests;
        }
        Assert.True(requests > 24);
        await StudyRun.Run(study.Options("again", "served", replay: "recorded"), null, Cancel);
        var recorded = study.Results("recorded");
        recorded.Remove("spent.jsonl");
        Assert.Equal(recorded, study.Results("again"));
        File.WriteAllText(Path.Combine(study.Output("recorded"), "exchanges.jsonl"), "");
        await Assert.ThrowsAsync<UserError>(() => StudyRun.Run(study.Options("none", "served", replay: "recorded"), null, Cancel));
    }

    [Fact]
    public async Task The_whole_road_is_one_command_and_needs_no_key()
    {
        using var study = new TestStudy();
        var run = await Command.Run(study.Path, "study", "replicate", "--no-tests", "--output", study.Output());
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("the scripted iterator, which is no model", run.Error);
        Assert.Contains("40 of 40 chains", run.Output);
        Assert.Equal(440, Records(study, "out").Count);
        Assert.True(new FileInfo(Path.Combine(study.Output(), "report", "report.html")).Length > 10_000);
    }

    [Fact]
    public async Task Parts_of_the_chains_are_together_the_whole()
    {
        using var study = new TestStudy();
        await StudyRun.Run(study.Options("whole"), null, Cancel);
        foreach (var part in new[] { 1, 2, 3 })
        {
            await StudyRun.Run(study.Options($"part{part}", shard: new Shard(part, 3)), null, Cancel);
        }
        var parts = new[] { 1, 2, 3 }.SelectMany(p => File.ReadAllLines(Path.Combine(study.Output($"part{p}"), "records.jsonl")));
        var whole = File.ReadAllLines(Path.Combine(study.Output("whole"), "records.jsonl"));
        Assert.Equal(whole.Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_run_is_not_gone_on_with_when_something_changed()
    {
        using var study = new TestStudy(baselines: "python/notes", replicates: 1, iterations: 1);
        await StudyRun.Run(study.Options(), null, Cancel);
        study.Write(study.Text.Replace("seed: 5", "seed: 6"));
        var error = await Assert.ThrowsAsync<UserError>(() => StudyRun.Run(study.Options(), null, Cancel));
        Assert.Contains("definition, seed changed since it began", error.Message);
    }

    [Fact]
    public async Task Answers_without_code_are_kept_and_flagged_and_the_code_stays()
    {
        using var study = new TestStudy(iterations: 6, replicates: 3);
        Rates(study, "faults: { refusal: 0.15, truncated: 0.15, empty: 0.15, broken: 0.15 }");
        await StudyRun.Run(study.Options(), null, Cancel);
        var records = Records(study, "out");
        var seen = records.Select(r => r.Status).Distinct().ToList();
        Assert.Contains(IterationStatus.Refusal, seen);
        Assert.Contains(IterationStatus.Truncated, seen);
        Assert.Contains(IterationStatus.Empty, seen);
        foreach (
            var record in records.Where(r => r.Status is IterationStatus.Refusal or IterationStatus.Truncated or IterationStatus.Empty)
        )
        {
            Assert.Equal(record.Parent, record.Content);
            Assert.Empty(record.Introduced);
            Assert.NotEmpty(record.Requests);
        }
    }

    [Fact]
    public async Task Code_that_does_not_compile_is_kept_and_flagged_and_passed_on()
    {
        Assert.SkipUnless(Pawl.Studies.Sandbox.ProgramPath.Find("bwrap") is not null, "bubblewrap is missing");
        using var study = new TestStudy(baselines: "python/tokens", iterations: 3, replicates: 1);
        Rates(study, "faults: { refusal: 0, truncated: 0, empty: 0, broken: 0.5 }");
        await StudyRun.Run(study.Options() with { WithTests = true }, null, Cancel);
        var records = Records(study, "out");
        var broken = records.First(r => r.Status == IterationStatus.CompileError);
        Assert.NotEqual(broken.Parent, broken.Content);
        Assert.Equal(0, broken.Tests!.Passed);
        var next = records.FirstOrDefault(r => r.Chain == broken.Chain && r.Iteration == broken.Iteration + 1);
        Assert.True(next is null || next.Parent == broken.Content);
        Assert.Contains(records, r => r.Status == IterationStatus.Ok && r.Iteration > 0 && r.Tests is { Failed: 0, Passed: 4 });
    }

    [Fact]
    public async Task Guards_act_as_their_arms_say()
    {
        using var study = new TestStudy(arms: "none, analyser, defences, cap, all", iterations: 6, replicates: 3);
        await StudyRun.Run(study.Options(), null, Cancel);
        var byArm = Records(study, "out").ToLookup(r => r.Arm);
        Assert.All(byArm["none"], r => Assert.True(r.Requests.Count <= 1 && !r.Reviewed));
        Assert.Contains(byArm["analyser"], r => r.Requests.Count == 2);
        Assert.All(byArm["cap"], r => Assert.Equal(r.Iteration is 3 or 6, r.Reviewed));
        Assert.All(byArm["cap"], r => Assert.True(r.Requests.Count <= 1));
        // Reviewed against a clean baseline: nothing stays that the reviewer sees.
        Assert.All(byArm["cap"].Concat(byArm["all"]).Where(r => r.Reviewed), r => Assert.Empty(r.Findings));
        var last = byArm.ToDictionary(g => g.Key, g => g.Where(r => r.Iteration == 5).Sum(r => r.Findings.Count));
        Assert.True(last["analyser"] < last["none"] / 2, $"{last["analyser"]} of {last["none"]}");
        Assert.True(last["all"] <= last["cap"]);
    }

    [Fact]
    public async Task Chains_that_are_compared_get_the_same_prompts()
    {
        using var study = new TestStudy(arms: "none, cap");
        await StudyRun.Run(study.Options(), null, Cancel);
        var prompts = Records(study, "out").GroupBy(r => (r.Baseline, r.Strategy, r.Replicate, r.Iteration));
        Assert.All(prompts, g => Assert.Single(g.Select(r => r.Prompt).Distinct()));
    }

    private static readonly Dictionary<string, string?> Key = new() { ["TEST_KEY"] = "secret-key-of-the-test" };

    private static string[] Arguments(TestStudy study) =>
        ["study", "run", study.Path, "--model", "served", "--no-tests", "--parallel", "2", "--output", study.Output("broken")];

    private static void Rates(TestStudy study, string faults)
    {
        var file = Path.Combine(study.Path, "script", "rates.yaml");
        var lines = File.ReadAllLines(file).Select(l => l.StartsWith("faults:") ? faults : l);
        File.WriteAllLines(file, lines);
    }

    private static List<IterationRecord> Records(TestStudy study, string output) =>
        [.. RecordFile.Read(Path.Combine(study.Output(output), "records.jsonl"))];
}
