using System.CommandLine;
using System.Security.Cryptography;
using Pawl.Analysis;
using Pawl.Engine;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Gate;
using Pawl.Engine.Git;
using Pawl.Engine.Guard;
using Pawl.Engine.Ledger;
using Pawl.Engine.Policy;
using Pawl.Engine.Reports;
using Pawl.Engine.Reviews;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl git-hook NAME</c>: what git's own hooks call.</summary>
internal static class GitHookCommand
{
    internal static readonly string[] Names = ["pre-commit", "post-commit", "post-rewrite", "pre-push"];

    internal static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The hook that git runs" };
        name.AcceptOnlyFromAmong(Names);
        var arguments = new Argument<string[]>("arguments") { Description = "What git gives it" };
        var command = new Command("git-hook", "Answer one of git's hooks") { name, arguments };
        command.Hidden = true;
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(name)!, cancel));
        return command;
    }

    private static async Task<int> Run(string name, CancellationToken cancel)
    {
        if (name == "pre-commit")
        {
            return WorkTree.Find(Directory.GetCurrentDirectory()) is { } tree ? await PreCommit(tree, cancel) : ExitCodes.Clean;
        }
        using var repository = await GitRepository.Open(Directory.GetCurrentDirectory(), cancel);
        switch (name)
        {
            case "post-commit":
                await PostCommit(repository, OpenLedger(repository.CommonFolder)).Record(cancel);
                return ExitCodes.Clean;
            case "post-rewrite":
                await LedgerNotes.Copy(repository, OpenLedger(repository.CommonFolder), await Console.In.ReadToEndAsync(cancel), cancel);
                return ExitCodes.Clean;
            default:
                return await PrePush(repository, await Console.In.ReadToEndAsync(cancel), cancel);
        }
    }

    private static async Task<int> PreCommit(WorkTree tree, CancellationToken cancel)
    {
        await using var guard = HookCommand.GuardOf(tree, Installation.Rules());
        return Say(await guard.BeforeCommit(cancel));
    }

    /// <param name="lines">Local reference, its commit, remote reference, its commit: one line for each that is pushed.</param>
    private static async Task<int> PrePush(GitRepository repository, string lines, CancellationToken cancel)
    {
        var root = repository.WorkTree ?? repository.GitFolder;
        foreach (var parts in lines.Split('\n').Select(line => line.Split(' ')).Where(parts => parts.Length == 4))
        {
            var (local, remote) = (ObjectId.Parse(parts[1]), ObjectId.Parse(parts[3]));
            var isKnown = !remote.IsZero && await repository.Resolve(remote.ToString(), cancel) is not null;
            var range =
                isKnown ? $"{remote}..{local}"
                : local == repository.Head ? null
                : "";
            if (!parts[2].StartsWith("refs/heads/", StringComparison.Ordinal) || local.IsZero || range?.Length == 0)
            {
                continue;
            }
            try
            {
                if (await GateObjection(root, range, cancel) is { } objection)
                {
                    var isBlocked = PolicyFile.InWorkTree(root).Mode == Consequence.Block;
                    return Say(new HookReply(isBlocked ? HookAnswer.Deny : HookAnswer.Tell, objection));
                }
            }
            catch (UserError e) when (!isKnown && range is null)
            {
                // The first push of all has nothing to be compared with.
                Console.Error.WriteLine($"pawl: not gated: {VisibleText.Line(e.Message)}");
            }
        }
        return ExitCodes.Clean;
    }

    /// <summary>What the gate says against a range; null when nothing.</summary>
    internal static async Task<string?> GateObjection(string root, string? range, CancellationToken cancel)
    {
        using var cache = ContentCache.Open(Installation.CachePath);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var gate = new Gate(new GateOptions(root, range, today), Installation.Tools(Installation.Rules()), cache);
        var report = await gate.Run(CommitAuthors.By(SignalTable.Load()), cancel);
        if (report.Verdict is Verdict.Pass or Verdict.Warn)
        {
            return null;
        }
        var reasons = report
            .Objections.Where(o => o.Consequence == Consequence.Block)
            .Take(10)
            .Select(o => $"\n- {VisibleText.Line(o.What)}");
        return $"Pawl: the gate does not let this pass.{string.Concat(reasons)}\n`pawl gate` says more.";
    }

    private static int Say(HookReply reply)
    {
        if (reply.Answer != HookAnswer.Nothing)
        {
            Console.Error.WriteLine(reply.Text);
        }
        return reply.Answer == HookAnswer.Deny ? ExitCodes.PolicyFailed : ExitCodes.Clean;
    }

    internal static StepLedger OpenLedger(string commonFolder) =>
        new(commonFolder, () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));

    private static CommitRecorder PostCommit(GitRepository repository, StepLedger ledger) =>
        new(
            repository,
            ledger,
            SignalTable.Load(),
            IsCosmetic,
            AgentSession.Find(Environment.GetEnvironmentVariable, AgentSession.Ancestors(Environment.ProcessId)) is not null
        );

    internal static bool IsCosmetic(string path, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var (old, now) = (before.ToArray(), after.ToArray());
        return Installation.OnAnalysisThread(() =>
        {
            using var analyser = new Analyser(_ => null);
            var hash = analyser.Analyse(path, old).CodeHash;
            return hash.Length > 0 && hash == analyser.Analyse(path, now).CodeHash;
        });
    }
}
