using System.Text;
using Microsoft.Extensions.AI;
using Pawl.Studies.Definitions;
using Pawl.Studies.Models;
using Pawl.Studies.Records;

namespace Pawl.Studies.Run;

/// <summary>Runs one chain from its baseline to its last iteration. Each step waits for the one before it.</summary>
internal sealed class ChainRunner(StudyDefinition study, Chain chain, OpenChain exchanges, Examiner examiner, RunFolder folder)
{
    private readonly Conversation conversation = new(study.Bank, chain.Baseline.Language, chain.Context == "stateful");
    private readonly ChainRecorder recorder = new(
        study.Name,
        chain,
        chain.Model.IsScripted ? IterationSource.Scripted : IterationSource.Model,
        study.Judged
    );

    internal async Task<IReadOnlyList<IterationRecord>> Run(CancellationToken cancel)
    {
        var baseline = await Look(chain.Baseline.Content, cancel);
        List<IterationRecord> records = [recorder.Begin(baseline)];
        var (now, reviewed) = (baseline, baseline);
        for (var iteration = 1; iteration <= study.Iterations; iteration++)
        {
            (now, var change) = await Iterate(iteration, now, cancel);
            if (chain.Arm.Capped && iteration % study.Cap == 0)
            {
                now = reviewed = Guards.Review(reviewed, now);
                change = change with { Reviewed = true };
            }
            records.Add(recorder.Step(iteration, now, change));
        }
        return records;
    }

    private async Task<(ProgramVersion Now, IterationChange Change)> Iterate(int iteration, ProgramVersion before, CancellationToken cancel)
    {
        var prompt = chain.PromptAt(study, iteration);
        var (now, status, first) = await Ask(iteration, 0, conversation.Request(prompt, before.Text), before, cancel);
        List<Exchange> made = [first];
        if (status == IterationStatus.Ok && Guards.Notes(chain.Arm, ProgramVersion.Compare(before, now)) is { } notes)
        {
            var (mended, again, second) = await Ask(iteration, 1, conversation.Feedback(notes, now.Text), now, cancel);
            made.Add(second);
            // An answer without code to what was sent back leaves the first one standing.
            (now, status) = again is IterationStatus.Ok or IterationStatus.CompileError ? (mended, again) : (now, status);
        }
        return (now, new IterationChange(prompt, status, made, false));
    }

    private async Task<(ProgramVersion Now, IterationStatus Status, Exchange Exchange)> Ask(
        int iteration,
        int turn,
        IReadOnlyList<ChatMessage> messages,
        ProgramVersion before,
        CancellationToken cancel
    )
    {
        var seed = Draw.Seed(study.Seed, $"model/{chain.Pairing}/{iteration}/{turn}");
        var exchange = await exchanges.Ask(new Question(chain.Id, iteration, turn, chain.Model, seed, messages), cancel);
        conversation.Keep(messages, exchange.Text);
        var answer = Answer.Of(exchange, chain.Baseline.Language, before.Text);
        if (answer.Code is null)
        {
            return (before, answer.Status, exchange);
        }
        var now = await Look(Encoding.UTF8.GetBytes(answer.Code), cancel);
        return (now, now.Compiles ? IterationStatus.Ok : IterationStatus.CompileError, exchange);
    }

    private async Task<ProgramVersion> Look(byte[] content, CancellationToken cancel)
    {
        var version = await examiner.Look(chain.Baseline, content, cancel);
        folder.Store(version.Hash, chain.Baseline.Language, content);
        return version;
    }
}
