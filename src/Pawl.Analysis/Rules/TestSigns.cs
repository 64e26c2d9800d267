using Pawl.Analysis.Form;

namespace Pawl.Analysis.Rules;

/// <summary>How a language's lists tell that a file holds tests of other code.</summary>
/// <param name="Imports">Modules that only tests import.</param>
/// <param name="Calls">Functions that tests call at the top of the file.</param>
internal sealed record TestSigns(IReadOnlyList<string> Imports, IReadOnlyList<string> Calls)
{
    internal bool Of(FileForm form)
    {
        foreach (var import in form.Imports)
        {
            foreach (var name in Imports)
            {
                if (
                    import.Qualified.StartsWith(name, StringComparison.Ordinal)
                    && (import.Qualified.Length == name.Length || import.Qualified[name.Length] == '.')
                )
                {
                    return true;
                }
            }
        }
        return Calls.Count > 0
            && form.Module.Body.Statements.Any(s =>
                s is ExpressionStatement { Expression: Call { Callee: Name { Id: var called } } } && Calls.Contains(called)
            );
    }
}
