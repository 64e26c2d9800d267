using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow;

/// <summary>Languages with addresses: what a call may change through a pointer, what a pointer points to, where there is no object.</summary>
internal sealed partial class FunctionFlow
{
    /// <summary><c>&amp;x</c>: what is at <c>x</c> is not read.</summary>
    private Value AddressOf(Unary node)
    {
        switch (node.Operand)
        {
            case Member member:
                Evaluate(member.Target);
                break;
            case Form.Index index:
                Evaluate(index.Target);
                EvaluateOptional(index.Key);
                break;
            case not Name:
                Evaluate(node.Operand);
                break;
        }
        if (state is null)
        {
            return Value.Nothing;
        }
        var value = PathValue(node.Operand) ?? Value.Nothing;
        if (value.Function is null && node.Operand is Name { Id: var called } && file.Find(called) is { } known)
        {
            value = new Value { Function = known };
        }
        var target = (node.Operand as Name)?.Id;
        return new Value
        {
            Taints = value.AllTaints(),
            Type = value.Type,
            Objects = value.Objects,
            Function = value.Function,
            Elements = value.Elements,
            Memory = new Memory
            {
                Target = target,
                Extent = node.Operand is Form.Index ? null : value.Memory?.Extent ?? SizeOfPath(node.Operand),
                OnStack = target is not null && IsLocal(target),
                IsInside = node.Operand is Form.Index,
            },
        };
    }

    /// <summary><c>*p</c> where it is known what <c>p</c> points to.</summary>
    private Name? PointsTo(Expression pointer) =>
        file.HasPointers && PathValue(pointer)?.Memory?.Target is { } target ? new Name(pointer.Span, target) : null;

    /// <summary>A pointer to a variable shows what has been written to the variable since.</summary>
    private Value ReadThrough(Name name, Value value)
    {
        Event("read", name, value);
        return
            value.Memory?.Target is { } target
            && target != name.Id
            && state?[target] is { } behind
            && behind.AllTaints() is { Length: > 0 } taints
            ? value.Copy(taints: Value.Union(value.Taints, taints))
            : value;
    }

    /// <summary>What is written through a pointer is in the variable that it points to.</summary>
    private void AlsoBehind(Value pointer, Taint[] taints)
    {
        if (pointer.Memory?.Target is { } target && state?[target] is { } behind)
        {
            state[target] = behind.Copy(taints: Value.Union(behind.Taints, taints), dropConstant: true);
        }
    }

    /// <summary>A macro may give its arguments a value.</summary>
    private void SetByMacro(Call call)
    {
        if (!file.HasPointers || state is null || call.Callee is not Name callee || !IsMacro(callee.Id))
        {
            return;
        }
        foreach (var argument in call.Arguments)
        {
            if (argument.Value is Name name && state[name.Id] is { Memory.Unset: true } value)
            {
                foreach (var key in state.InState.Keys.Where(k => value.Objects.Contains(k.Object)).ToList())
                {
                    state.End(key.Rule, key.Object);
                }
                state[name.Id] = value.Copy(memory: new Memory(), objects: []);
            }
        }
    }

    private bool IsMacro(string name) =>
        (file.Form.Macros.TryGetValue(name, out var macro) && macro is Unknown)
        || name.Contains("foreach", StringComparison.OrdinalIgnoreCase)
        || name.Contains("for_each", StringComparison.OrdinalIgnoreCase)
        || (name.Any(char.IsUpper) && !name.Any(char.IsLower))
        || name.StartsWith("va_", StringComparison.Ordinal);

    /// <summary><c>p++</c></summary>
    private static Value Moved(Value next, Value before, bool isUp) =>
        before.Memory is not null ? next.Copy(memory: new Memory { IsInside = true, OnStack = before.Memory.OnStack })
        : before.Range is { } range && !next.IsConstant ? next.Copy(range: range.Shifted(isUp ? 1 : -1))
        : next;

    /// <summary>What a call may have written to through its arguments is no constant any more.</summary>
    private void ForgetThrough(Site site)
    {
        if (!file.HasPointers || state is null)
        {
            return;
        }
        foreach (var argument in site.Arguments)
        {
            var given = argument.Value;
            while (given is Cast cast)
            {
                given = cast.Value;
            }
            if (given is Unary { Operator: UnaryOperator.AddressOf } address && PathValue(address.Operand) is { } pointee)
            {
                AssignPath(address.Operand, Forgotten(pointee));
            }
            else if (given is Name name && state[name.Id] is { } value)
            {
                if (value.Memory is { IsArray: true } || value.Elements.Length > 0)
                {
                    state[name.Id] = Forgotten(value);
                }
                else if (value.Memory?.Target is { } target && state[target] is { } behind)
                {
                    state[target] = Forgotten(behind);
                }
            }
        }
    }

    private static Value Forgotten(Value value) =>
        value.Memory is { Unset: true } ? value.Copy(memory: new Memory())
        : value.IsConstant || value.Prefix is not null || value.Elements.Length > 0 || value.Range is not null
            ? value.Copy(
                elements: value.Elements.Length == 0
                    ? null
                    : [.. value.Elements.Select(e => KeyValuePair.Create(e.Key, Forgotten(e.Value)))],
                dropConstant: true
            )
        : value;

    /// <summary>The way on which the comparison says that there is no object: a null pointer, a negative number.</summary>
    private void NarrowToNothing(Binary node, Value left, Value right, State? yes, State? no)
    {
        if (!file.HasPointers)
        {
            return;
        }
        NarrowToNothing(node.Operator, node.Left, left, right, yes, no);
        NarrowToNothing(Mirrored(node.Operator), node.Right, right, left, yes, no);
    }

    private void NarrowToNothing(Operator op, Expression path, Value value, Value other, State? yes, State? no)
    {
        if (value.IsConstant || !other.IsConstant)
        {
            return;
        }
        var isNull = other.ConstantKind == LiteralKind.Null || (other.Integer == 0 && value.Objects.Length > 0 && IsPointer(path));
        switch (op)
        {
            case Operator.Equal when isNull || other.Integer is 0 or -1:
                Absent(yes, path, value, isNull);
                break;
            case Operator.NotEqual when isNull || other.Integer is 0 or -1:
                Absent(no, path, value, isNull);
                break;
            case Operator.Less when other.Integer is 0 or 1:
            case Operator.LessEqual when other.Integer is 0 or -1:
                Absent(yes, path, value, false);
                break;
            case Operator.Greater when other.Integer is 0 or -1:
            case Operator.GreaterEqual when other.Integer is 0 or 1:
                Absent(no, path, value, false);
                break;
        }
    }

    private static Operator Mirrored(Operator op) =>
        op switch
        {
            Operator.Less => Operator.Greater,
            Operator.LessEqual => Operator.GreaterEqual,
            Operator.Greater => Operator.Less,
            Operator.GreaterEqual => Operator.LessEqual,
            _ => op,
        };

    /// <summary>On this way the value names no object, so nothing is open.</summary>
    private void Absent(State? way, Expression path, Value value, bool isNull)
    {
        if (way is null)
        {
            return;
        }
        foreach (var key in way.InState.Keys.Where(k => value.Objects.Contains(k.Object)).ToList())
        {
            way.End(key.Rule, key.Object);
        }
        path = Tested(path);
        if (isNull && path is Name or Member)
        {
            var before = state;
            state = way;
            AssignPath(path, Value.Of("null", LiteralKind.Null).Copy(type: value.Type));
            state = before;
        }
    }

    private bool IsLocal(string name) => declared.TryGetValue(name, out var type) && !type.IsStatic;

    private bool IsPointer(Expression path) => DeclaredType(Tested(path)) is { } type && type.EndsWith('*');
}
