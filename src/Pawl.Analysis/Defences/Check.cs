using Pawl.Analysis.Form;

namespace Pawl.Analysis.Defences;

/// <summary>One thing that must hold, or must not, for the code behind it to run.</summary>
/// <param name="At">Where it stands in the function: the test, or the call of the helper that tests.</param>
/// <param name="Conditions">So many conditions must come together before it refuses.</param>
internal sealed record Check(Expression Node, bool Sense, Scope Scope, Span At, int Conditions)
{
    /// <summary>The function in which the node stands.</summary>
    internal Function Checker { get; } = Scope.Function;
}

/// <summary>What names mean in a stretch of code.</summary>
/// <param name="Function">Whose variables they are.</param>
/// <param name="Given">A helper's parameters with what it is called with; null where it is not looked at from a call.</param>
internal sealed record Scope(Function Function, IReadOnlyDictionary<string, (Expression Value, Scope Scope)>? Given = null);
