namespace Pawl.Engine;

/// <summary>Something the user can mend: one line of what, one of how. Caught only where a program begins.</summary>
public sealed class UserError(string message, string hint) : Exception(message)
{
    public string Hint { get; } = hint;
}
