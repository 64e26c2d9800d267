using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow;

/// <summary>Jumps forward to a label, as in <c>goto out</c>; what jumps back is not followed.</summary>
internal sealed partial class FunctionFlow
{
    private readonly SortedDictionary<string, State> gotos = new(StringComparer.Ordinal);

    private void ExecuteGoto(Goto node)
    {
        if (State.Join(gotos.GetValueOrDefault(node.Id), state) is { } joined)
        {
            gotos[node.Id] = joined;
        }
        state = null;
    }

    /// <summary>A label can be reached though what stands before it does not arrive.</summary>
    private void ExecuteLabel(Label node)
    {
        if (gotos.Remove(node.Id, out var arriving))
        {
            state = State.Join(state, arriving);
        }
        Execute(node.Body);
    }

    /// <summary>Looks for labels that a jump waits for in code that is not reached from above.</summary>
    private void FindLabels(Statement node)
    {
        switch (node)
        {
            case Label label:
                ExecuteLabel(label);
                break;
            case Block block:
                foreach (var inner in block.Statements)
                {
                    Execute(inner);
                }
                break;
            case If choice:
                Execute(choice.Then);
                var after = state;
                state = null;
                Execute(choice.Otherwise);
                state = State.Join(after, state);
                break;
            case Loop loop:
                Execute(loop.Body);
                break;
        }
    }

    /// <summary>Jumps whose label was not found: the way ends somewhere unknown, and nothing is said of it.</summary>
    private void LeaveByUnknownJumps()
    {
        foreach (var (_, waiting) in gotos)
        {
            exits = State.Join(exits, waiting);
        }
        gotos.Clear();
    }
}
