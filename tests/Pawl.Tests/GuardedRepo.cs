using Pawl.Engine.Authorship;
using Pawl.Engine.Git;
using Pawl.Engine.Ledger;

namespace Pawl.Tests;

/// <summary>A repository whose git hooks call the real program, and an agent whose edits are recorded as its hook would.</summary>
internal sealed class GuardedRepo : IDisposable
{
    private readonly StepLedger ledger;
    private int edits;

    internal GuardedRepo() => ledger = new StepLedger(Path.Combine(Repo.Path, ".git"), () => "0123456789abcdef");

    internal TestRepo Repo { get; } = new();

    /// <summary>Whether git runs ours.</summary>
    internal bool Hooks
    {
        set
        {
            foreach (var hook in new[] { "post-commit", "post-rewrite" })
            {
                var file = Path.Combine(Repo.Path, ".git", "hooks", hook);
                File.Delete(file);
                if (value)
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                    File.WriteAllText(file, $"#!/bin/sh\nexec {BadInput.Pawl.CommandLine} git-hook {hook} \"$@\"\n");
                    if (!OperatingSystem.IsWindows())
                    {
                        File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
                    }
                }
            }
        }
    }

    internal void AgentWrites(string path, string text, string turn)
    {
        var file = Path.Combine(Repo.Path, path);
        var before = File.Exists(file) ? BlobId.Of(File.ReadAllBytes(file), "sha1") : null;
        Repo.Write(path, text);
        ledger.Append(
            new LedgerStep(edits++, "main", path, null, before, BlobId.Of(File.ReadAllBytes(file), "sha1"), AuthorKind.Agent, "edit")
            {
                Agent = "claude-code",
                Model = "claude-opus-4.5",
                Session = "s",
                Turn = turn,
            }
        );
    }

    public void Dispose() => Repo.Dispose();
}
