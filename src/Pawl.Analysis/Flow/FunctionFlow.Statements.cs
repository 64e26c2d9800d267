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
                file.Captured[f.Function] = state!.Fork();
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
        else if (!IsFollowed)
        {
            foreach (var hook in Rules.Of(PatternKind.Return).Globs)
            {
                if (hook.Role == Role.Match && hook.Pattern.When.Length > 0 && Conditions.Fits(hook.Pattern.Function, Context))
                {
                    Apply(hook, SiteAt(node.Span, "return"));
                }
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
        if (!file.HasPointers && type is not null && node.Target is Name variable)
        {
            locals[variable.Id] = type;
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
        var outerOption = option;
        option = (node.Test as Unknown)?.Option ?? option;
        Execute(node.Then);
        option = outerOption;
        var after = state;
        state = no;
        Execute(node.Otherwise);
        state = node.Test is Unknown { Children.Count: 0 } ? JoinChoice(after, state) : State.Join(after, state);
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
        file.DeclareFields(declared.Id, fields);
        foreach (var method in declared.Methods)
        {
            file.Captured[method] = state!.Fork();
        }
    }
}
