namespace Pawl.Studies.Records;

/// <summary>What became of an iteration. Whatever is not <see cref="Ok"/> is kept, counted, and passed on unchanged.</summary>
public enum IterationStatus
{
    Ok,
    CompileError,
    Refusal,
    Truncated,
    Empty,
}
