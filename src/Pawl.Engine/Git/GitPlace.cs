namespace Pawl.Engine.Git;

/// <summary>Where a git process runs.</summary>
/// <param name="Folder">Its current folder.</param>
/// <param name="Environment">Variables set for it; every other GIT_ variable of ours is taken away.</param>
public sealed record GitPlace(string Folder, IReadOnlyDictionary<string, string> Environment)
{
    public static GitPlace At(string folder) => new(folder, new Dictionary<string, string>());
}
