using Pawl.Engine.Git;

namespace Pawl.Engine.Reviews;

/// <summary>Turns a forge's approvals into reviews of exactly the revision that was approved.</summary>
public static class ForgeImport
{
    /// <summary>The review, without a signature; null when the revision changes no file.</summary>
    /// <param name="target">Where the change goes, when the forge does not say it.</param>
    /// <param name="signer">Principal of whoever takes the approval over.</param>
    /// <exception cref="UserError">The revision is not in this clone.</exception>
    public static async Task<Review?> Of(
        GitRepository repository,
        ForgeApprovals.Approval approval,
        string? target,
        string signer,
        CancellationToken cancel
    )
    {
        var revision = await Need(repository, approval.Revision, cancel);
        var goal = await Need(
            repository,
            approval.Base
                ?? target
                ?? throw new UserError($"{approval.Forge} does not say where the change goes", "Name it: --base origin/main"),
            cancel
        );
        var fork = await TreeChange.Fork(repository, goal, revision, cancel) ?? goal;
        var files = new List<ReviewedFile>();
        await foreach (var change in TreeChange.Between(repository, fork, revision, cancel))
        {
            if (change.IsFile)
            {
                files.Add(new ReviewedFile(change.Path, change.Blob.ToString()));
            }
        }
        return files.Count == 0
            ? null
            : new Review(
                approval.Decision,
                new Reviewer($"{approval.Forge}:{approval.Login}", signer),
                revision.ToString(),
                await repository.TreeOf(revision, cancel),
                files,
                [],
                ReviewShown.Elsewhere,
                approval.Time,
                $"{approval.Forge}:{approval.Id}"
            )
            {
                Forge = new ForgeApproval(approval.Forge, approval.Change, approval.Id),
            };
    }

    private static async Task<ObjectId> Need(GitRepository repository, string revision, CancellationToken cancel) =>
        await repository.Resolve(revision, cancel)
        ?? throw new UserError($"{revision} is not in this clone", "Fetch it: git fetch origin " + revision);
}
