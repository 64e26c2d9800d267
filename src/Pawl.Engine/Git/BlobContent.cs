namespace Pawl.Engine.Git;

public enum BlobState
{
    Read,

    /// <summary>Not in the repository.</summary>
    Missing,

    /// <summary>Larger than the limit; its bytes were not read.</summary>
    TooLarge,

    /// <summary>The id belongs to a tree, a commit or a tag.</summary>
    NotABlob,

    /// <summary>Git could not make sense of it.</summary>
    Damaged,
}

/// <param name="Bytes">Empty unless the state is <see cref="BlobState.Read"/>.</param>
public sealed record BlobContent(ObjectId Id, BlobState State, long Size, byte[] Bytes);
