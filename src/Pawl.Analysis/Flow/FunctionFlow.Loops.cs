using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>Loops, which are gone through twice.</summary>
internal sealed partial class FunctionFlow
{
    /// <summary>Nothing at all is done when the test holds.</summary>
    private static bool IsEmpty(If node) => node is { Otherwise: null, Then: Block { Statements.Length: 0 } };

    private void ExecuteLoop(Loop node)
    {
        foreach (var initial in node.Initial)
        {
            Execute(initial);
        }
        var outerPlaces = places;
        var iterable = node.Iterable is { } i ? Evaluate(i) : null;
        State? after = null;
        ForgetChanging(node);
        SetByLoop(node);
        var rounds = ++loops > LoopsFollowedTwice ? 1 : 2;
        for (var round = 0; round < rounds && state is not null; round++)
        {
            var jump = new Jump(loop: true, isTry: false);
            jumps.Push(jump);
            places |= Places.Loop;
            State? leave = null;
            if (node.Kind == LoopKind.ForEach)
            {
                leave = state.Fork();
                if (node.Binding is { } binding)
                {
                    Bind(binding, ElementOf(iterable!, node.Iterable!.Span, file.TypeOf(node.BindingType)));
                }
            }
            else if (node.Test is { } test && node.Kind != LoopKind.DoWhile)
            {
                statement = test.Span;
                places |= Places.Bound;
                (state, leave) = Branch(test);
                places &= ~Places.Bound;
            }
            Execute(node.Body);
            state = State.Join(state, jump.Continues);
            foreach (var step in node.Step)
            {
                EvaluateIfReached(step);
            }
            if (node is { Kind: LoopKind.DoWhile, Test: { } last })
            {
                statement = last.Span;
                places |= Places.Bound;
                (state, leave) = state is null ? (null, null) : Branch(last);
            }
            jumps.Pop();
            places = outerPlaces;
            after = State.Join(after, State.Join(leave, jump.Breaks));
        }
        loops--;
        if (file.HasPointers && state is not null && node is { Test: { } again, Kind: not LoopKind.DoWhile })
        {
            (_, state) = Branch(again);
        }
        var endless = node.Kind != LoopKind.ForEach && node.Test is null or Literal { Text: "true" or "1" };
        state = endless ? after : State.Join(after, state);
        Execute(node.Otherwise);
    }

    /// <summary>Variables that change in the loop are no constants in it.</summary>
    private void ForgetChanging(Loop node)
    {
        foreach (var name in FormWalk.Assigned(node.Body, node.Step))
        {
            if (state?[name] is { } value && (value.IsConstant || value.Prefix is not null || value.Range is not null))
            {
                state[name] = value.Copy(dropConstant: true, range: file.HasPointers ? Counted(node, name, value) : null);
            }
        }
    }

    private static Value ElementOf(Value collection, Span span, string? type)
    {
        var value = Value.Tainted(Value.Union(collection.Taints, collection.AllTaints())).Through(span, "taken from it in a loop");
        if (collection.Collection == CollectionKind.List)
        {
            value =
                collection.Elements.Aggregate((Value?)null, (known, e) => known is null ? e.Value : Value.Join(known, e.Value))
                ?? Value.Nothing;
        }
        return type is null
            ? value
            : value.Copy(type: type, taints: TypeNames.IsNumber(type) ? Value.ClearAll(value.Taints, Families.AllButSize) : null);
    }
}
