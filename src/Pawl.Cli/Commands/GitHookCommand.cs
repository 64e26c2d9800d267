using System.CommandLine;
using System.Security.Cryptography;
using Pawl.Analysis;
using Pawl.Cli.Hooks;
using Pawl.Engine.Authorship;
using Pawl.Engine.Git;
using Pawl.Engine.Ledger;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl git-hook NAME</c>: what git's own hooks call.</summary>
internal static class GitHookCommand
{
    internal static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The hook that git runs" };
        name.AcceptOnlyFromAmong("post-commit", "post-rewrite");
        var arguments = new Argument<string[]>("arguments") { Description = "What git gives it" };
        var command = new Command("git-hook", "Answer one of git's hooks") { name, arguments };
        command.Hidden = true;
        command.SetAction(
            async (parsed, cancel) =>
            {
                using var repository = await GitRepository.Open(Directory.GetCurrentDirectory(), cancel);
                var ledger = OpenLedger(repository.CommonFolder);
                if (parsed.GetValue(name) == "post-commit")
                {
                    await PostCommit(repository, ledger).Record(cancel);
                }
                else
                {
                    await LedgerNotes.Copy(repository, ledger, await Console.In.ReadToEndAsync(cancel), cancel);
                }
                return ExitCodes.Clean;
            }
        );
        return command;
    }

    internal static StepLedger OpenLedger(string commonFolder) =>
        new(commonFolder, () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));

    private static CommitRecorder PostCommit(GitRepository repository, StepLedger ledger) =>
        new(repository, ledger, SignalTable.Load(), IsCosmetic, AgentSession.Sign(Environment.GetEnvironmentVariable) is not null);

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
