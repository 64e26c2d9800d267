using Pawl.Analysis.Findings;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Git;
using Pawl.Engine.Ledger;
using Pawl.Engine.Lineage;
using Pawl.Engine.Linking;
using Pawl.Engine.Policy;

namespace Pawl.Engine.Guard;

/// <summary>Answers the events of an agent's session: records what it does, says what that did to security, and stops it where a person is needed.</summary>
/// <param name="gate">What the gate says against what HEAD has; null when nothing.</param>
public sealed class Guard(
    WorkTree tree,
    StepLedger ledger,
    AnalysisTools tools,
    Policy.Policy policy,
    string policyText,
    IsCosmetic isCosmetic,
    GuardText text,
    TimeProvider time,
    Func<CancellationToken, Task<string?>> gate
) : IAsyncDisposable
{
    private const int MostFiles = 200;
    private readonly FileContents contents = new(tree);

    public ValueTask DisposeAsync() => contents.DisposeAsync();

    public async Task<HookReply> Answer(HookEvent hook, CancellationToken cancel)
    {
        var last = Turn.Read(tree, hook.Agent, hook.Session);
        await Settle(last, hook, cancel);
        var turn = TurnOf(hook, last);
        var (reply, next) = hook.Kind switch
        {
            HookKind.BeforeEdit => await BeforeEdit(hook, turn, cancel),
            HookKind.AfterEdit => await AfterEdit(hook, turn, cancel),
            HookKind.BeforeShell => await BeforeShell(hook, turn, cancel),
            HookKind.AfterShell => await AfterShell(hook, turn, cancel),
            HookKind.EndOfTurn => await EndOfTurn(hook, turn, cancel),
            _ => (HookReply.Nothing, turn),
        };
        if (reply.Answer is HookAnswer.Nothing && next.Pending is { } pending && hook.Kind is HookKind.BeforeEdit or HookKind.BeforeShell)
        {
            (reply, next) = (new HookReply(HookAnswer.Deny, pending), next with { Pending = null });
        }
        next.Write(tree);
        return reply;
    }

    /// <summary>Edits that were announced and made, and that nobody told of, are the agent's before anything else is looked at.</summary>
    private async Task Settle(Turn last, HookEvent hook, CancellationToken cancel)
    {
        if (last.Announced.Count > 0 && hook.Kind != HookKind.AfterEdit)
        {
            await Recorder.Agents(last.Announced, last, "edit", onlyUnknown: true, policy.Privacy.RecordsSessions, cancel);
        }
    }

    /// <summary>The turn that an event belongs to.</summary>
    private static Turn TurnOf(HookEvent hook, Turn last)
    {
        var turn = last with { Model = hook.Model ?? last.Model };
        var isNew = hook.Turn is not null
            ? hook.Turn != turn.Name
            : hook.Kind == HookKind.Prompt
                || (
                    (turn.HasEnded || turn.Number == 0)
                    && hook.Kind is HookKind.BeforeEdit or HookKind.BeforeShell or HookKind.AfterEdit or HookKind.AfterShell
                );
        return isNew ? turn.Next(hook.Turn) : turn;
    }

    private async Task<(HookReply, Turn)> BeforeEdit(HookEvent hook, Turn turn, CancellationToken cancel)
    {
        if (policy.Agents.Refusal(turn.Agent, turn.Model) is { } refusal)
        {
            return (Refuse(policy.Mode, $"Pawl: {refusal}."), turn);
        }
        var inside = hook.Files.Select(file => tree.Inside(file, hook.Folder)).OfType<string>().ToList();
        if (inside.Find(ProtectedFiles.Covers) is { } guarded)
        {
            var why = $"Pawl: {guarded} says what agents may do here, so it is for people to change. Leave it, and say what should change.";
            return (Refuse(policy.Hooks.BeforeShell ?? policy.Mode, why), turn);
        }
        var paths = inside.Where(IsCode).ToList();
        await RecordBetween([.. paths.Except(turn.Announced)], cancel);
        var reply = await OverCap(paths, turn, cancel) is { Count: > 0 } over
            ? Refuse(policy.Hooks.AtCap ?? policy.Mode, GuardText.AtCap(over))
            : HookReply.Nothing;
        return (reply, reply.Answer == HookAnswer.Deny ? turn : turn with { Announced = [.. turn.Announced.Union(paths)] });
    }

    private Task RecordBetween(IReadOnlyList<string> paths, CancellationToken cancel) =>
        paths.Count == 0 ? Task.CompletedTask : Recorder.Between(paths, isCosmetic, cancel);

    /// <summary>Files that another step of this turn would carry beyond their cap.</summary>
    private async Task<IReadOnlyList<(FileChain Chain, int Cap)>> OverCap(List<string> paths, Turn turn, CancellationToken cancel)
    {
        if (paths.Count == 0)
        {
            return [];
        }
        var iteration = IterationOf(turn);
        var chains = await new ChainGuard(tree, ledger, contents, tools, policy, policyText).Of(paths, cancel);
        return [.. chains.Select(chain => (chain, policy.Chain.CapOf(chain.Path))).Where(c => c.chain.After(iteration) > c.Item2)];
    }

    private async Task<(HookReply, Turn)> AfterEdit(HookEvent hook, Turn turn, CancellationToken cancel)
    {
        var paths = hook.Files.Select(file => tree.Inside(file, hook.Folder)).OfType<string>().Where(IsCode).ToList();
        if (paths.Count == 0)
        {
            return (HookReply.Nothing, turn);
        }
        turn = turn with { Announced = [.. turn.Announced.Except(paths)] };
        var edits = await Recorder.Agents(paths, turn, "edit", onlyUnknown: false, policy.Privacy.RecordsSessions, cancel);
        return await Tell("this edit", edits, hook, turn, cancel);
    }

    private async Task<(HookReply, Turn)> AfterShell(HookEvent hook, Turn turn, CancellationToken cancel)
    {
        var edits = await Recorder.Agents(
            await ChangedCode(cancel),
            turn,
            "shell",
            onlyUnknown: true,
            policy.Privacy.RecordsSessions,
            cancel
        );
        return await Tell("this command", edits, hook, turn, cancel);
    }

    private async Task<(HookReply, Turn)> Tell(
        string opening,
        IReadOnlyList<SeenEdit> edits,
        HookEvent hook,
        Turn turn,
        CancellationToken cancel
    )
    {
        if (!policy.Hooks.TellsAfterEdit || edits.Count == 0)
        {
            return (HookReply.Nothing, turn);
        }
        var deltas = await Deltas([.. edits.Select(edit => (edit.Path, edit.Before, edit.Content))], cancel);
        var telling = deltas.Where(delta => !delta.IsNothing).ToList();
        if (telling.Count == 0)
        {
            return (HookReply.Nothing, turn with { Pending = null });
        }
        var told = text.Of(opening, telling);
        return hook.ListensAfterEdit ? (new HookReply(HookAnswer.Tell, told), turn) : (HookReply.Nothing, turn with { Pending = told });
    }

    private async Task<(HookReply, Turn)> BeforeShell(HookEvent hook, Turn turn, CancellationToken cancel)
    {
        if (hook.Files.Count > 0)
        {
            // A patch can come as a command.
            var (edit, announced) = await BeforeEdit(hook, turn, cancel);
            if (edit.Answer != HookAnswer.Nothing)
            {
                return (edit, announced);
            }
            turn = announced;
        }
        var consequence = policy.Hooks.BeforeShell ?? policy.Mode;
        var commands = ShellCommand.Read(hook.Command ?? "");
        if (
            commands.Select(c => ProtectedFiles.Refusal(c, word => Inside(word, hook.Folder))).OfType<string>().FirstOrDefault() is
            { } refusal
        )
        {
            var why = $"Pawl: this command is refused: {refusal}. What says what agents may do is for people to change.";
            return (Refuse(consequence, why), turn);
        }
        var changed = await ChangedCode(cancel);
        await RecordBetween([.. changed.Except(turn.Announced)], cancel);
        return consequence != Consequence.Off && await CommandObjection(commands, changed, cancel) is { } objection
            ? (Refuse(consequence, objection), turn)
            : (HookReply.Nothing, turn);
    }

    private async Task<string?> CommandObjection(
        IReadOnlyList<ShellCommand> commands,
        IReadOnlyList<string> changed,
        CancellationToken cancel
    ) =>
        (commands.Any(c => c.GitCommand == "commit") ? await Objection(changed, cancel) : null)
        ?? (commands.Any(c => c.GitCommand == "push") ? await gate(cancel) : null);

    /// <summary>Before git makes a commit, whoever asked for it: what agents left in the files that are to be committed.</summary>
    public async Task<HookReply> BeforeCommit(CancellationToken cancel)
    {
        var staged = (await contents.Staged(cancel)).Where(IsCode).Take(MostFiles).ToList();
        return await Objection(staged, cancel) is { } objection ? Refuse(policy.Mode, objection) : HookReply.Nothing;
    }

    /// <param name="quick">Chains alone; nothing is analysed.</param>
    public async Task<GuardStatus> Status(bool quick, CancellationToken cancel)
    {
        var changed = await ChangedCode(cancel);
        var chains = changed.Count == 0 ? [] : await new ChainGuard(tree, ledger, contents, tools, policy, policyText).Of(changed, cancel);
        var present = chains.Where(chain => chain.Present is not null).ToList();
        var since = quick ? [] : present.Where(chain => chain.Length > 0).Select(c => (c.Path, c.Start)).ToList();
        var deltas = (await ToPresent(since, cancel)).ToDictionary(delta => delta.Path, StringComparer.Ordinal);
        return new GuardStatus([
            .. present.Select(chain => new FileStatus(
                chain.Path,
                chain.Length,
                policy.Chain.CapOf(chain.Path),
                deltas.GetValueOrDefault(chain.Path)?.Introduced.Count ?? 0,
                deltas.GetValueOrDefault(chain.Path)?.Lost.Count ?? 0
            )),
        ]);
    }

    /// <summary>What stands against committing what lies there; null when nothing does.</summary>
    private async Task<string?> Objection(IReadOnlyList<string> changed, CancellationToken cancel)
    {
        if (changed.Count == 0)
        {
            return null;
        }
        var chains = await new ChainGuard(tree, ledger, contents, tools, policy, policyText).Of(changed, cancel);
        var agents = chains.Where(chain => chain.SinceHead.Any(step => step.By == AuthorKind.Agent)).ToList();
        var over = agents.Select(chain => (chain, policy.Chain.CapOf(chain.Path))).Where(c => c.chain.Length > c.Item2).ToList();
        if (over.Count > 0)
        {
            return GuardText.AtCap(over);
        }
        var deltas = await ToPresent([.. agents.Select(c => (c.Path, c.Head))], cancel);
        var bad = deltas.Select(Blocking).Where(delta => !delta.IsNothing).ToList();
        return bad.Count > 0
            ? $"{text.Of("what is to be committed", bad)}\nThis commit waits until that is mended, or a person has accepted it with `pawl review`."
            : null;
    }

    private async Task<(HookReply, Turn)> EndOfTurn(HookEvent hook, Turn turn, CancellationToken cancel)
    {
        turn = turn with { Announced = [] };
        var ended = turn with { HasEnded = true };
        var consequence = policy.Hooks.EndOfTurn ?? policy.Mode;
        if (consequence == Consequence.Off)
        {
            return (HookReply.Nothing, ended);
        }
        var deltas = await ToPresent(EditedIn(turn), cancel);
        var bad = deltas.Select(Blocking).Where(delta => !delta.IsNothing).ToList();
        if (bad.Count == 0 || (hook.IsHeld && turn.Holds == 0))
        {
            return (HookReply.Nothing, ended);
        }
        var told = text.Of("this turn", bad);
        return consequence == Consequence.Block && turn.Holds < policy.Hooks.Holds
            ? (new HookReply(HookAnswer.Hold, $"{told}\nMend this before you end the turn."), turn with { Holds = turn.Holds + 1 })
            : (new HookReply(HookAnswer.Tell, $"{told}\nIt stands at the end of the turn: the gate will not let it pass as it is."), ended);
    }

    /// <summary>What the turn edited, with the content before its first step.</summary>
    private IReadOnlyList<(string Path, string? Before)> EditedIn(Turn turn)
    {
        var iteration = IterationOf(turn);
        var first = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var record in ledger.Backwards(null).Take(2000).Where(record => record.Step.Iteration == iteration))
        {
            first[record.Step.Path] = record.Step.Before;
        }
        return [.. first.Take(MostFiles).Select(file => (file.Key, file.Value))];
    }

    /// <summary>From contents of before to what lies there now.</summary>
    private async Task<IReadOnlyList<EditDelta>> ToPresent(IReadOnlyList<(string Path, string? Before)> files, CancellationToken cancel)
    {
        var present = await contents.OnDisk(files.Select(file => file.Path), cancel);
        return await Deltas([.. files.Select(file => (file.Path, file.Before, present[file.Path]))], cancel);
    }

    private async Task<IReadOnlyList<EditDelta>> Deltas(
        IReadOnlyList<(string Path, string? Before, byte[]? Now)> files,
        CancellationToken cancel
    )
    {
        var old = await contents.Read([.. files.Select(file => file.Before).OfType<string>()], cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        // Where it is not known any more what a file was, nothing can be said about what the change did.
        var known = files
            .Where(file => file.Now is not null && (file.Before is null || old.ContainsKey(file.Before)))
            .Select(file => new Edit(file.Path, file.Before is null ? null : old[file.Before], file.Now!))
            .ToList();
        var deltas = new List<EditDelta>();
        await foreach (var (delta, was, now) in new LinkedEdits(tools, tree, contents).Deltas(known, cancel))
        {
            deltas.Add(delta.Without(policy.Suppressions, was, now, today));
        }
        return deltas;
    }

    /// <summary>What the policy says no to.</summary>
    private EditDelta Blocking(EditDelta delta) =>
        delta with
        {
            Introduced =
            [
                .. delta.Introduced.Where(f => policy.FailOn is { } least && f.Severity >= least && f.Confidence > Confidence.Low),
            ],
            Lost = [.. delta.Lost.Where(d => policy.Defences.Of(d.Kind) == Consequence.Block)],
        };

    private async Task<IReadOnlyList<string>> ChangedCode(CancellationToken cancel) =>
        [.. (await contents.Changed(cancel)).Where(IsCode).Take(MostFiles)];

    private StepRecorder Recorder => new(tree, ledger, contents, time);

    private string? IterationOf(Turn turn) => StepRecorder.Bare(turn, policy.Privacy.RecordsSessions).Iteration;

    private bool IsCode(string path) => tools.Version(path) is not null;

    private string? Inside(string word, string folder)
    {
        try
        {
            return word.Length is > 0 and < 4096 && !word.Contains('\0', StringComparison.Ordinal) ? tree.Inside(word, folder) : null;
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            return null;
        }
    }

    private static HookReply Refuse(Consequence consequence, string why) =>
        consequence switch
        {
            Consequence.Block => new HookReply(HookAnswer.Deny, why),
            Consequence.Warn => new HookReply(HookAnswer.Tell, why),
            _ => HookReply.Nothing,
        };
}
