namespace Pawl.Engine.Lineage;

/// <summary>Where one content stands in its chain.</summary>
/// <param name="Length">Agents' iterations in a row since a person intervened.</param>
/// <param name="Chain">The chain's number, from 0 up in the order of their starts; -1 while the length is 0.</param>
/// <param name="Start">Blob where the chain started; -1 when an agent wrote the file's first content.</param>
/// <param name="Iteration">The last iteration that lengthened it; -1 without one.</param>
/// <param name="Steps">Steps since the chain's start.</param>
/// <param name="Unknown">How many of them have an author who is not known.</param>
/// <param name="Content">The content that stands here first; a renamed or copied file shares its origin's state.</param>
/// <param name="Step">Number of the step that led here; -1 where history begins.</param>
/// <param name="Previous">The state one step earlier in the same chain, or the one it started from; null where history begins.</param>
public sealed record ChainState(
    int Length,
    int Chain,
    int Start,
    int Iteration,
    int Steps,
    int Unknown,
    Content Content,
    int Step,
    ChainState? Previous
)
{
    /// <summary>Share of the chain's steps whose author is not known.</summary>
    public double UnknownShare => Steps == 0 ? 0 : (double)Unknown / Steps;
}
