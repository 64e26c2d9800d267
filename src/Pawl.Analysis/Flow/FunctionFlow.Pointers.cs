using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>Languages with addresses: what a call may change through a pointer, what a pointer points to, where there is no object.</summary>
internal sealed partial class FunctionFlow
{
    /// <summary><c>&amp;x</c>: what is at <c>x</c> is not read.</summary>
    private Value AddressOf(Unary node)
    {
        // Whoever gets the address may set it.
        SetInPart(node.Operand);
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
            Taints = value.AsObject().Taints,
            Type = value.Type,
            Objects = IsPointer(node.Operand) ? [] : value.Objects,
            Function = value.Function,
            Elements = value.Elements,
            Memory = new Memory
            {
                Target = target,
                Extent = node.Operand is Form.Index ? null : value.Memory?.Extent ?? SizeOfPath(node.Operand),
                OnStack = target is not null && IsLocal(target),
                IsInside = node.Operand is Form.Index,
                IsAhead = node.Operand is Form.Index { Key: not Literal { Text: "0" } },
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
        return value.Memory?.Target is { } target && target != name.Id && state?[target] is { } behind && behind.AllTaints().Length > 0
            ? value.With(behind.AsObject())
            : value;
    }

    /// <summary>A copy or a formatted text takes the place of what was in the target.</summary>
    private void Overwrite(Hook hook, Site site)
    {
        if (Conditions.Select(new Selector([hook.To]), site) is not var (given, old) || given is null)
        {
            return;
        }
        var target = Pointee(given);
        var to = Conditions.Position(hook.To, site);
        var (taints, prefix) = hook.From == "any" ? Formatted(site, to) : Copied(Conditions.Select(new Selector([hook.From]), site)?.Value);
        if (target is Binary or Form.Index)
        {
            // Into the middle: what stands before stays.
            AssignPath(target, Value.Tainted(taints));
            return;
        }
        var value = new Value
        {
            Taints = taints,
            Prefix = prefix,
            Type = old.Type,
            Objects = old.Objects,
            Memory = given is Unary || old.Memory is { Unset: true } ? Memory.None : old.Memory,
        };
        AssignPath(target, value.Through(site.Span, $"written by {site.Last}()"));
        if (old.Memory?.Target is { } behind && state?[behind] is { } whole)
        {
            state[behind] = new Value
            {
                Taints = taints,
                Prefix = prefix,
                Type = whole.Type,
                Objects = whole.Objects,
                Memory = whole.Memory,
            };
        }
    }

    private static (Taint[] Taints, string? Prefix) Copied(Value? from) =>
        from is null
            ? ([], null)
            : (from.AllTaints(), from.ConstantKind == LiteralKind.String ? from.Constant ?? from.Prefix : from.Prefix);

    /// <summary>What the arguments behind the target put into it; the beginning that the format gives it.</summary>
    private static (Taint[] Taints, string? Prefix) Formatted(Site site, int to)
    {
        Taint[] taints = [];
        string? prefix = null;
        for (var i = to + 1; i < site.Values.Count; i++)
        {
            var value = site.Values[i];
            taints = Value.Union(taints, value.AllTaints());
            if (prefix is null && value is { ConstantKind: LiteralKind.String, Constant: { } format })
            {
                var first = i + 1 < site.Values.Count ? site.Values[i + 1] : null;
                prefix =
                    format.StartsWith("%s", StringComparison.Ordinal) && first is { ConstantKind: LiteralKind.String, Constant: { } start }
                        ? start + (Constants.BeforeHole(Value.Of(format[2..], LiteralKind.String)) ?? "")
                        : Constants.BeforeHole(value) ?? "";
            }
        }
        return (taints, string.IsNullOrEmpty(prefix) ? null : prefix);
    }

    /// <summary>What is written through a pointer is in the variable that it points to.</summary>
    private void AlsoBehind(Value pointer, Taint[] taints)
    {
        if (pointer.Memory?.Target is { } target && state?[target] is { } behind)
        {
            state[target] = behind.Copy(taints: Value.Union(behind.Taints, taints), dropConstant: true);
        }
    }

    /// <summary>What the preprocessor chooses between excludes each other, and so do choices elsewhere: numbers that differ are not known.</summary>
    private static State? JoinChoice(State? a, State? b)
    {
        var joined = State.Join(a, b);
        if (joined is not null && a is not null && b is not null)
        {
            foreach (var (name, value) in joined.Variables.OrderBy(v => v.Key, StringComparer.Ordinal).ToList())
            {
                if (value.Range is not null && a[name]?.Bounds != b[name]?.Bounds)
                {
                    joined[name] = value.Copy(dropConstant: true);
                }
            }
        }
        return joined;
    }

    /// <summary><c>p++</c></summary>
    private Value Moved(Expression target, Value next, Value before, bool isUp)
    {
        if (before.Memory is { Unset: false } memory && memory != Memory.None || IsPointer(target))
        {
            return next.Copy(
                memory: new Memory
                {
                    IsInside = true,
                    IsAhead = isUp,
                    OnStack = before.Memory is { OnStack: true },
                }
            );
        }
        return before.Range is { } range && !next.IsConstant ? next.Copy(range: range.Shifted(isUp ? 1 : -1)) : next;
    }

    /// <summary>What a call may have written to through its arguments is no constant any more.</summary>
    private void ForgetThrough(Site site)
    {
        if (!file.HasPointers || state is null)
        {
            return;
        }
        foreach (var argument in site.Arguments)
        {
            ForgetThrough(argument.Value);
        }
    }

    private void ForgetThrough(Expression given)
    {
        while (given is Cast cast)
        {
            given = cast.Value;
        }
        if (given is Conditional choice)
        {
            ForgetThrough(choice.Then);
            ForgetThrough(choice.Otherwise);
        }
        else if (given is Unary { Operator: UnaryOperator.AddressOf } address && PathValue(address.Operand) is { } pointee)
        {
            AssignPath(
                address.Operand,
                IsPointer(address.Operand) ? new Value { Taints = pointee.Taints, Type = pointee.Type } : Forgotten(pointee)
            );
        }
        else if (given is Name name && state![name.Id] is { } value)
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

    private static Value Forgotten(Value value) =>
        value.Memory is { Unset: true } ? value.Copy(memory: Memory.None)
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
            if (node.Operator is Operator.Equal or Operator.NotEqual && IsNull(right) && !left.IsConstant && node.Left is Name tested)
            {
                var way = node.Operator == Operator.Equal ? yes : no;
                if (way is not null && locals.ContainsKey(tested.Id))
                {
                    way[tested.Id] = right.Copy(type: left.Type);
                }
            }
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

    /// <summary><c>strcmp(x, "fixed") == 0</c></summary>
    private void NarrowByCompare(Binary node, Value right, State? equal)
    {
        if (
            file.HasPointers
            && right.Integer == 0
            && node.Left is Call call
            && lastSite
                is {
                    Last: "strcmp"
                        or "strncmp"
                        or "strcasecmp"
                        or "strncasecmp"
                        or "wcscmp"
                        or "wcsncmp"
                        or "memcmp"
                        or "_stricmp"
                        or "stricmp"
                        or "g_strcmp0"
                } site
            && site.Span == call.Span
        )
        {
            NarrowByEquals(site, equal);
        }
    }

    /// <summary>A comparison with nought or less bounds nothing from above.</summary>
    private bool IsLowerBound(Value value) =>
        value is { IsConstant: true, Integer: <= 0 and var bound } && (file.HasPointers || bound >= -1);

    /// <summary>What has been compared with anything is no accidental nought any more.</summary>
    private static void NarrowDivisor(Binary node, State? yes, State? no)
    {
        // A text that is there may still say nought.
        if (node.Left is Literal { Kind: LiteralKind.Null } || node.Right is Literal { Kind: LiteralKind.Null })
        {
            return;
        }
        foreach (var way in new[] { yes, no })
        {
            if (node.Operator is not Operator.Equal || ReferenceEquals(way, no))
            {
                Narrow(node.Left, Families.Divisor, node.Operator == Operator.NotEqual ? yes : way);
                Narrow(node.Right, Families.Divisor, node.Operator == Operator.NotEqual ? yes : way);
            }
        }
    }

    private static void Narrow(Expression path, ulong families, State? way)
    {
        path = Sizes(Tested(path), Families.Size);
        if (
            way is not null
            && path is Name { Id: var name }
            && way[name] is { } value
            && value.AllTaints().Any(t => (t.Cleared & families) == 0)
        )
        {
            way[name] = value.Clear(families);
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
