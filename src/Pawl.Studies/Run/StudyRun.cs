using Pawl.Engine;
using Pawl.Studies.Definitions;
using Pawl.Studies.Models;
using Pawl.Studies.Records;
using Pawl.Studies.Sandbox;
using Pawl.Studies.Scripted;

namespace Pawl.Studies.Run;

/// <summary>
/// Runs the chains of a study, many at once, and writes them in the study's order. Killed at any moment, the same call goes on where it was.
/// </summary>
public static class StudyRun
{
    private const int LookAhead = 4;
    private const int Attempts = 8;

    // Analysers take what waits for them in one go: more chains under way, less time for each.
    private const int WithAnalysers = 8;

    /// <exception cref="UserError">The run cannot begin, or the model gives no answer.</exception>
    public static async Task<RunReport> Run(RunOptions options, IProgress<RunProgress>? progress, CancellationToken cancel)
    {
        var (study, model) = (options.Study, options.Model);
        var tests = options.WithTests ? await ProgramTests.Prepare(study.Baselines.Select(b => b.Language), cancel) : null;
        var tools = tests is null ? new Dictionary<string, string>() : await tests.Versions(cancel);
        var folder = new RunFolder(options.Output);
        RunManifest.Agree(folder.Manifest, RunManifest.Describe(options, tools));
        var plan = Chain.All(study, model).Where(c => options.Shard.Holds(c.Index));
        var done = folder.Recover(plan, study.Iterations);

        await using var script = model.IsScripted && options.Replay is null ? ScriptedServer.Start(ScriptedIterator.Of(study), null) : null;
        using var replay = options.Replay is { } recorded ? new RecordedExchanges(recorded) : null;
        using var http = new HttpClient(new Retries(new Wire(new SocketsHttpHandler()), Attempts, options.Time));
        using var budget =
            replay is null && !model.IsScripted ? Budget.Open(folder.Spent, options.BudgetMoney, options.BudgetTokens) : null;
        CheckBudget(options);
        var asked = script is null ? model : model with { Endpoint = script.OpenAiEndpoint };
        using var client = replay is null ? ChatClients.Create(asked, http, options.Environment) : null;
        var asker = client is null ? null : new Asker(asked, client, new RequestPace(model.Pace.PerMinute, options.Time), budget);

        var parallel = Parallel(options);
        await using var desk = new AnalysisDesk(options.Rules, Math.Min(parallel, Environment.ProcessorCount));
        await using var outside = new OutsideDesk(options.Analysers, options.CachePath);
        using var examiner = new Examiner(desk, outside, tests);
        var line = new ChainLine(folder, parallel, parallel * LookAhead);
        var count = (Chain.Count(study) + options.Shard.Of - options.Shard.Number) / options.Shard.Of;
        var started = options.Time.GetTimestamp();
        var reached = false;
        try
        {
            line.Closed = closed =>
                progress?.Report(new RunProgress(count, done + closed, done, options.Time.GetElapsedTime(started), budget?.Money ?? 0));
            await line.Run(
                plan.Skip(done),
                async (chain, stop) =>
                {
                    using var exchanges = new OpenChain(folder.Open(chain), asker, replay, durable: !model.IsScripted && replay is null);
                    return await new ChainRunner(study, chain, exchanges, examiner, folder).Run(stop);
                },
                cancel
            );
        }
        catch (BudgetReached)
        {
            reached = true;
        }
        finally
        {
            folder.Finish();
        }
        return new RunReport(folder.Records, count, done + line.Count, reached, budget?.Money ?? 0);
    }

    private static int Parallel(RunOptions options) =>
        options.Parallel > 0 ? options.Parallel
        : options.Model.IsScripted || options.Replay is not null
            ? Environment.ProcessorCount * (options.Analysers.Installed.Count > 0 ? WithAnalysers : 1)
        : options.Model.Pace.Parallel;

    private static void CheckBudget(RunOptions options)
    {
        if (options.BudgetMoney is not null && options.Model is { Price: null, IsScripted: false })
        {
            throw new UserError(
                $"a budget in money needs the prices of {options.Model.Name}",
                "Say price: { in: …, out: … } (per million tokens) in the study, or give --budget-tokens."
            );
        }
    }
}
