namespace Pawl.Analysis.Rules;

/// <summary>A rule or list that cannot be used: where, what, and how to mend it.</summary>
public sealed class RuleError(string file, int line, string message) : Exception($"{file}:{line}: {message}")
{
    public string File { get; } = file;
    public int Line { get; } = line;
}
