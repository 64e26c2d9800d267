namespace Pawl.Engine.Guard;

/// <summary>Where the files that are changed now stand.</summary>
public sealed record GuardStatus(IReadOnlyList<FileStatus> Files);

/// <param name="Length">Agents' iterations in a row since a person intervened.</param>
/// <param name="Introduced">Findings since then.</param>
/// <param name="Lost">Safeguards that went since then.</param>
public sealed record FileStatus(string Path, int Length, int Cap, int Introduced, int Lost)
{
    /// <summary>Iterations that an agent may still make.</summary>
    public int Left => Math.Max(0, Cap - Length);
}
