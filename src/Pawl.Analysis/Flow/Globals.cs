using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow;

/// <summary>Variables outside functions, in languages whose functions may write to them from anywhere.</summary>
internal static class Globals
{
    /// <summary>What is visible to other files, or gets a value in some function, is no constant.</summary>
    internal static void ForgetChanging(FileForm form, State globals)
    {
        HashSet<string> changing = [];
        Visible(form.Module.Body, changing);
        if (globals.Variables.Values.Any(v => v.IsConstant || v.Elements.Length > 0))
        {
            foreach (var function in form.Functions)
            {
                changing.UnionWith(FormWalk.Assigned(function.Body, []));
            }
        }
        foreach (var (name, value) in globals.Variables.OrderBy(v => v.Key, StringComparer.Ordinal).ToList())
        {
            if (changing.Contains(name))
            {
                globals[name] = value.Copy(elements: [], dropConstant: true);
            }
        }
    }

    private static void Visible(Block block, HashSet<string> names)
    {
        foreach (var statement in block.Statements)
        {
            if (statement is Block inner)
            {
                Visible(inner, names);
            }
            else if (
                statement is Declaration { Target: Name name } declaration
                && !declaration.Modifiers.Any(m => m is "static" or "const")
            )
            {
                names.Add(name.Id);
            }
        }
    }
}
