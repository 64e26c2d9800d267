using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>Switches: each case that its subject may be.</summary>
internal sealed partial class FunctionFlow
{
    private void ExecuteSwitch(Switch node)
    {
        statement = node.Subject.Span;
        var subject = Evaluate(node.Subject);
        var before = state;
        var jump = new Jump(loop: false, isTry: false);
        jumps.Push(jump);
        State? falling = null;
        State? after = null;
        var decided = false;
        var hasDefault = false;
        foreach (var branch in node.Cases)
        {
            hasDefault |= branch.Values.Count == 0 && branch.Guard is null;
            var (possible, certain) = CaseMatches(branch, subject, before, decided);
            decided |= certain;
            state = possible ? before?.Fork() : null;
            if (state is not null && branch.Values.Count > 0 && branch.Values.All(v => v is Literal))
            {
                Narrow(node.Subject, Families.AllButSize, state, branch.Values is [Literal only] ? only : null);
            }
            if (state is not null && branch.Guard is { } guard)
            {
                (state, _) = Branch(guard);
            }
            state = State.Join(state, falling);
            Execute(branch.Body);
            falling = branch.FallsThrough ? state : null;
            after = branch.FallsThrough ? after : State.Join(after, state);
        }
        jumps.Pop();
        after = State.Join(State.Join(after, falling), jump.Breaks);
        state = hasDefault || decided ? after : State.Join(after, before);
    }

    private (bool Possible, bool Certain) CaseMatches(Case branch, Value subject, State? before, bool decided)
    {
        if (decided)
        {
            return (false, false);
        }
        if (subject.Constant is not { } constant || branch.Values.Count == 0)
        {
            return (true, false);
        }
        var known = true;
        foreach (var value in branch.Values)
        {
            state = before;
            var candidate = Evaluate(value);
            if (candidate.Constant == constant)
            {
                return (true, branch.Guard is null);
            }
            known &= candidate.IsConstant;
        }
        return (!known, false);
    }
}
