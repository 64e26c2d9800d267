namespace Pawl.Engine.Reviews;

/// <summary>A review with what is to be thought of it.</summary>
/// <param name="Why">Why it does not count; empty when it does.</param>
public sealed record CheckedReview(ReviewEnvelope Envelope, Review Review, SshSignature Signature, ReviewState State, string Why)
{
    public string Id => Envelope.Digest[..12];
}

public enum ReviewState
{
    /// <summary>Signed by whom it says, with a key that was allowed to.</summary>
    Verified,

    /// <summary>It was verified and taken back.</summary>
    Revoked,

    Invalid,
}
