namespace Pawl.Engine.Policy;

/// <summary>What a review must be to count.</summary>
public sealed record ReviewPolicy
{
    /// <summary>Two different people.</summary>
    public bool TwoPeople { get; init; }

    /// <summary>Nobody reviews what their own agent wrote.</summary>
    public bool Strict { get; init; }

    /// <summary>File of the keys that may sign reviews, in the repository, in ssh-keygen's form.</summary>
    public string AllowedSigners { get; init; } = ".pawl/allowed_signers";
}
