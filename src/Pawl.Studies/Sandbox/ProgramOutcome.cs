namespace Pawl.Studies.Sandbox;

/// <summary>What became of one program: whether it compiles, and which of its baseline's tests it passes.</summary>
/// <param name="Message">The first line that the compiler, or the first failed test, has to say.</param>
public sealed record ProgramOutcome(bool Compiles, int Passed, int Failed, string Message);
