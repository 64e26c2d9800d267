namespace Pawl.Engine.Reviews;

/// <summary>A person's statement that they looked at certain contents, and what they decided.</summary>
/// <param name="Revision">Commit in which the contents were looked at; empty when they were not committed.</param>
/// <param name="Tree">That commit's tree, or the tree of the work tree's index.</param>
/// <param name="Files">What the decision is about: it holds for these contents under these paths and for nothing else.</param>
/// <param name="Accepted">Findings and lost defences that the reviewer answers for; all others stay objections.</param>
/// <param name="Time">By the reviewer's clock, in whole seconds.</param>
/// <param name="Nonce">Tells two equal statements apart.</param>
public sealed record Review(
    ReviewDecision Decision,
    Reviewer Reviewer,
    string Revision,
    string Tree,
    IReadOnlyList<ReviewedFile> Files,
    IReadOnlyList<Acceptance> Accepted,
    ReviewShown Shown,
    DateTimeOffset Time,
    string Nonce
)
{
    public string Comment { get; init; } = "";

    /// <summary>Digest of the review that this one takes back.</summary>
    public string? Revokes { get; init; }

    /// <summary>Where it was approved when it was not signed by the reviewer but taken over from a forge.</summary>
    public ForgeApproval? Forge { get; init; }
}

public enum ReviewDecision
{
    Approve,
    Reject,

    /// <summary>Takes an earlier review back.</summary>
    Revoke,
}

/// <param name="Principal">As in the file of allowed signers; of a forge <c>github:login</c>.</param>
/// <param name="Signer">Principal whose key signs: the same, but for approvals that are taken over from a forge.</param>
public sealed record Reviewer(string Principal, string Signer);

public sealed record ReviewedFile(string Path, string Blob);

/// <param name="What">The rule, or the kind of the lost defence.</param>
public sealed record Acceptance(string Path, string What, string Fingerprint, string Reason);

/// <summary>What lay before the reviewer's eyes.</summary>
/// <param name="Digest">Hex digits of a SHA-256 over what was shown; empty when a forge showed it.</param>
/// <param name="Seconds">For how long.</param>
public sealed record ReviewShown(string Digest, int Iterations, int ChangedLines, int Findings, int DefencesLost, int Seconds)
{
    // A reader of code gets through some five hundred lines an hour; this is more than ten times as fast.
    private const int LinesPerSecond = 2;
    private const int LeastSeconds = 5;

    public static ReviewShown Elsewhere { get; } = new("", 0, 0, 0, 0, 0);

    /// <summary>Too fast for its size to have been read.</summary>
    public bool IsRubberStamp => Digest.Length > 0 && Seconds < Math.Max(LeastSeconds, ChangedLines / LinesPerSecond);
}

/// <param name="Forge"><c>github</c>, <c>gitlab</c>, <c>gerrit</c>.</param>
/// <param name="Change">Where it is to be seen: a pull request's address or number.</param>
public sealed record ForgeApproval(string Forge, string Change, string Approval);
