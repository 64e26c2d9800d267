namespace Pawl.Studies.Sandbox;

/// <summary>What a program that a model wrote may use.</summary>
/// <param name="Seconds">Of the clock; of one processor it may use as many.</param>
/// <param name="Memory">Bytes that each of its processes may write to.</param>
/// <param name="Processes">With threads.</param>
/// <param name="FileSize">Bytes of one file; all of its files together lie in memory and may have twice as many.</param>
/// <param name="Output">Bytes of its output that are looked at; one that writes more is ended.</param>
public sealed record SandboxLimits(int Seconds, long Memory, int Processes, long FileSize, int OpenFiles, int Output)
{
    public static SandboxLimits Run { get; } = new(10, 1L << 30, 64, 16L << 20, 128, 1 << 20);

    /// <summary>Compilers are larger, and ours.</summary>
    public static SandboxLimits Compile { get; } = new(60, 3L << 30, 256, 64L << 20, 512, 1 << 20);
}
