namespace Pawl.Studies.Sandbox;

/// <summary>How a program in the sandbox ended.</summary>
/// <param name="ExitCode">128 and the signal's number for one that was ended by a signal.</param>
/// <param name="Output">Standard output, up to the limit.</param>
/// <param name="Error">The beginning of standard error.</param>
public sealed record SandboxOutcome(int ExitCode, byte[] Output, string Error, bool TimedOut, bool TooMuchOutput)
{
    public bool Succeeded => ExitCode == 0 && !TimedOut && !TooMuchOutput;
}
