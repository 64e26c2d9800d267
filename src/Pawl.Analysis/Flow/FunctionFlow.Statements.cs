using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

internal sealed partial class FunctionFlow
{
    private const int LoopsFollowedTwice = 2;
    private readonly Stack<Jump> jumps = new();
    private int loops;

    /// <summary>Where breaks and continues of a loop or switch, and throws of a try, meet.</summary>
    private sealed class Jump(bool loop, bool isTry)
    {
        internal bool Loop { get; } = loop;
        internal bool Try { get; } = isTry;
        internal State? Breaks { get; set; }
        internal State? Continues { get; set; }
        internal State? Throws { get; set; }
    }

    private void Execute(Statement? node)
    {
        if (node is null || !file.Step())
        {
            return;
        }
        if (state is null)
        {
            if (gotos.Count > 0)
            {
                FindLabels(node);
            }
            return;
        }
        if (node is not (Block or If or Loop or Try or Switch or Using or Lock))
        {
            statement = node.Span;
        }
        switch (node)
        {
            case Block block:
                foreach (var inner in block.Statements)
                {
                    Execute(inner);
                }
                break;
            case ExpressionStatement e:
                if (e.Expression is Call call)
                {
                    EvaluateCall(call, used: false);
                }
                else if (e.Expression is Unary { Operator: UnaryOperator.Await, Operand: Call waited })
                {
                    awaited = waited;
                    EvaluateCall(waited, used: false);
                }
                else
                {
                    unused = e.Expression.Span.Start == e.Span.Start ? e.Expression as Binary : null;
                    Evaluate(e.Expression);
                    unused = null;
                }
                break;
            case Declaration d:
                Declare(d);
                break;
            case Return r:
                ExecuteReturn(r);
                break;
            case Throw t:
                EvaluateOptional(t.Value);
                ThrowHere();
                break;
            case If branch:
                ExecuteIf(branch);
                break;
            case Loop loop:
                ExecuteLoop(loop);
                break;
            default:
                ExecuteRare(node);
                break;
        }
    }

    private void ExecuteRare(Statement node)
    {
        switch (node)
        {
            case Break:
                if (jumps.FirstOrDefault(j => !j.Try) is { } broken)
                {
                    broken.Breaks = State.Join(broken.Breaks, state);
                }
                state = null;
                break;
            case Continue:
                if (jumps.FirstOrDefault(j => j.Loop) is { } continued)
                {
                    continued.Continues = State.Join(continued.Continues, state);
                }
                state = null;
                break;
            case Switch s:
                ExecuteSwitch(s);
                break;
            case Try t:
                ExecuteTry(t);
                break;
            case Using u:
                foreach (var resource in u.Resources)
                {
                    Execute(resource);
                    ReleaseAtEnd(resource);
                }
                Execute(u.Body);
                break;
            case Lock l:
                ExecuteLock(l);
                break;
            case Assert a:
                TestHooks(a);
                places |= Places.Assert;
                (state, _) = Branch(a.Test);
                places &= ~Places.Assert;
                break;
            case Label label:
                ExecuteLabel(label);
                break;
            case Goto jump:
                ExecuteGoto(jump);
                break;
            case FunctionStatement when file.HasPointers:
                break;
            case FunctionStatement f:
                file.Captured.TryAdd(f.Function, state!.Fork());
                state[f.Function.Id] = new Value { Function = f.Function };
                break;
            case ClassStatement c:
                DeclareClass(c.Class);
                break;
        }
    }

    private void ThrowHere()
    {
        if (jumps.FirstOrDefault(j => j.Try) is { } handler)
        {
            handler.Throws = State.Join(handler.Throws, state);
        }
        state = null;
    }

    private void ExecuteReturn(Return node)
    {
        if (node.Value is { } expression)
        {
            var value = Evaluate(expression);
            if (state is null)
            {
                return;
            }
            value =
                file.HasPointers
                && value.Memory is not null
                && TypeSizes.RangeOf(DeclaredType(expression) ?? function.ReturnType) is not null
                    ? value.Copy(memory: Memory.None)
                    : value;
            result = returned ? Value.Join(result, value) : value;
            returned = true;
            foreach (var hook in IsFollowed ? [] : Rules.Of(PatternKind.Return).Globs)
            {
                if (Conditions.Fits(hook.Pattern.Function, Context))
                {
                    var site = SiteAt(expression.Span, "return") with { Arguments = [new Argument(expression)], Values = [value] };
                    Apply(hook, site);
                }
            }
            if (!IsFollowed)
            {
                Event("return", expression, value);
            }
        }
        ExecuteFinals();
        Leave();
    }

    private void Declare(Declaration node)
    {
        DeclareName(node);
        Changes(node.Target, node.Value?.Span ?? node.Span);
        var value = node.Value is { } initial ? Evaluate(initial) : Value.Nothing;
        if (state is null)
        {
            return;
        }
        var count = node.ArraySize is { } size ? Evaluate(size) : null;
        var type = file.TypeOf(node.Type);
        if (type is not null && value.Type is null)
        {
            value = value.Copy(type: type);
        }
        if (TypeNames.IsPlainNumber(node.Type))
        {
            value = value.Clear(Families.AllButSize);
        }
        if (node.Value is not null)
        {
            AssignSite(node.Target, value, node.Value, node.Span);
        }
        value = DeclareMemory(node, node.Value is { } from && node.ArraySize is null ? Decayed(value, from) : value, count);
        Bind(node.Target, value);
        DeclareHooks(node, value, "function");
    }

    private void ExecuteIf(If node)
    {
        statement = node.Test.Span;
        places |= Places.Test | (IsEmpty(node) ? Places.EmptyBranch : Places.None);
        var (yes, no) = Branch(node.Test);
        places &= ~(Places.Test | Places.EmptyBranch);
        state = yes;
        Execute(node.Then);
        var after = state;
        state = no;
        Execute(node.Otherwise);
        state = node.Test is Unknown { Children.Count: 0 } ? JoinChoice(after, state) : State.Join(after, state);
    }

    /// <summary>Nothing at all is done when the test holds.</summary>
    private static bool IsEmpty(If node) => node is { Otherwise: null, Then: Block { Statements.Count: 0 } };

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

    private void ExecuteTry(Try node)
    {
        var outerPlaces = places;
        var jump = new Jump(loop: false, isTry: true) { Throws = state?.Fork() };
        jumps.Push(jump);
        places |= Places.Try;
        if (node.Final is not null)
        {
            finals.Push(node.Final);
        }
        Execute(node.Body);
        jumps.Pop();
        var thrown = State.Join(jump.Throws, state);
        places = outerPlaces;
        Execute(node.Otherwise);
        var after = state;
        foreach (var handler in node.Catches)
        {
            state = thrown?.Fork();
            places = outerPlaces | Places.Catch;
            if (state is not null)
            {
                statement = handler.Span;
                BindCaught(handler);
                CatchHooks(handler);
                Execute(handler.Body);
            }
            after = State.Join(after, state);
            places = outerPlaces;
        }
        if (node.Final is { } final)
        {
            finals.Pop();
            var reached = after is not null;
            state = after ?? thrown?.Fork();
            places = outerPlaces | Places.Finally;
            Execute(final);
            places = outerPlaces;
            after = reached ? state : null;
        }
        state = after;
    }

    private void BindCaught(Catch handler)
    {
        if (handler.Variable is not { } variable)
        {
            return;
        }
        var value = new Value { Type = handler.Types.Count == 1 ? file.TypeOf(handler.Types[0]) : null };
        foreach (var hook in Rules.Of(PatternKind.Caught).Globs)
        {
            if (hook.Role == Role.Source)
            {
                var origin = new Origin(handler.Span, hook.Pattern.SourceKind, $"caught error {variable}", hook.Mask);
                value = value.Copy(taints: Value.Union(value.Taints, [new Taint(origin, 0, new Trail(handler.Span, origin.Note, null))]));
            }
        }
        state![variable] = value;
    }

    private void ExecuteLock(Lock node)
    {
        statement = node.Monitor.Span;
        var monitor = Evaluate(node.Monitor);
        file.Add(new RawDefence("lock", [362], node.Monitor.Span, node.Monitor.Span, function));
        LockHooks(node, monitor);
        var outerPlaces = places;
        places |= Places.Lock;
        Execute(node.Body);
        places = outerPlaces;
    }

    private void DeclareClass(Class declared)
    {
        var fields = file.Fields.GetValueOrDefault(declared.Id) ?? Value.Nothing;
        foreach (var field in declared.Fields)
        {
            statement = field.Span;
            var value = field.Value is { } initial ? Evaluate(initial) : Value.Nothing;
            if (state is null)
            {
                return;
            }
            if (field.Value is not null)
            {
                AssignSite(field.Target, value, field.Value, field.Span);
            }
            DeclareHooks(field, value, "class");
            value = DeclareSources(field, value);
            if (field.Target is Name name)
            {
                var isConstant =
                    field.Modifiers.Any(m => m is "const" or "final" or "readonly")
                    || (
                        field.Value is Literal { Kind: not LiteralKind.Null }
                        && field.Modifiers.Contains("private")
                        && !field.Modifiers.Any(m => m.StartsWith('@'))
                        && file.IsNeverAssigned(name.Id)
                    );
                fields = fields.WithElement(name.Id, value.Copy(type: file.TypeOf(field.Type), dropConstant: !isConstant));
            }
        }
        file.Fields[declared.Id] = fields;
        foreach (var method in declared.Methods)
        {
            file.Captured.TryAdd(method, state!.Fork());
        }
    }
}
