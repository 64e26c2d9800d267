using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>Sizes of objects, lengths of texts and bounds of numbers, in languages with addresses.</summary>
internal sealed partial class FunctionFlow
{
    private readonly Dictionary<string, Declared> declared = new(StringComparer.Ordinal);

    /// <param name="Type">As written; an array's ends with <c>[]</c>.</param>
    /// <param name="IsOwn">Each thread has its own, or changes are atomic.</param>
    internal readonly record struct Declared(string? Type, bool IsStatic, long? Bytes, bool IsOwn = false);

    internal IReadOnlyDictionary<string, Declared> DeclaredVariables => declared;

    /// <summary>A variable of its own: its size, and that it has no value yet.</summary>
    private Value DeclareMemory(Declaration node, Value value, Value? count)
    {
        if (!file.HasPointers || node.Target is not Name name)
        {
            return value;
        }
        var isStatic = function.Id == "<module>" || node.Modifiers.Contains("static") || node.Modifiers.Contains("extern");
        var one = TypeSizes.Of(node.Type, file);
        var isArray = node.ArraySize is not null || (node.Type?.EndsWith("[]", StringComparison.Ordinal) ?? false);
        var bytes = node.ArraySize is null ? (isArray ? null : one) : one * count?.Integer;
        declared[name.Id] = new Declared(node.ArraySize is null ? node.Type : node.Type + "[]", isStatic, bytes, IsOwn(node));
        if (isArray)
        {
            var text = value is { IsConstant: true, ConstantKind: LiteralKind.String } ? value.Constant!.Length : (long?)null;
            return value.Copy(
                dropConstant: !node.Modifiers.Contains("const"),
                memory: new Memory
                {
                    Extent = bytes,
                    IsArray = true,
                    OnStack = !isStatic,
                    Filled = text,
                }
            );
        }
        return node.Value is null && !isStatic ? value.Copy(memory: Memory.NotSet) : value;
    }

    /// <summary>The variable is known in its own initial value: <c>T *p = malloc(sizeof *p)</c>.</summary>
    private void DeclareName(Declaration node)
    {
        if (file.HasPointers && node is { Target: Name name, Value: not null })
        {
            declared[name.Id] = new Declared(node.Type, false, TypeSizes.Of(node.Type, file), IsOwn(node));
        }
    }

    private static bool IsOwn(Declaration node) =>
        node.Modifiers.Any(m => m is "_atomic" or "__thread" or "thread_local" or "_thread_local")
        || (node.Type?.Contains("atomic", StringComparison.OrdinalIgnoreCase) ?? false);

    private void DeclareParameter(Parameter parameter)
    {
        if (file.HasPointers && parameter.Type is { } type)
        {
            var isPointer = type.EndsWith('*') || type.EndsWith(']');
            declared[parameter.Id] = new Declared(type, false, isPointer ? 8 : TypeSizes.Of(type, file));
        }
    }

    /// <summary>A variable of a small type holds small numbers only.</summary>
    private Value Fitted(Name target, Value value) =>
        value.Taints.Length > 0 && declared.TryGetValue(target.Id, out var type) && IsUnsigned(type.Type)
            ? FittedNumber(target, value).Clear(Families.Sign)
            : FittedNumber(target, value);

    private static bool IsUnsigned(string? type) => TypeSizes.RangeOf(type) is { Least: var least } && least == 0;

    private Value FittedNumber(Name target, Value value) =>
        value.Memory is { Unset: false } && declared.TryGetValue(target.Id, out var number) && TypeSizes.RangeOf(number.Type) is not null
            ? value.Copy(memory: Memory.None)
        : !value.IsConstant
        && value.Range is null
        && declared.TryGetValue(target.Id, out var own)
        && TypeSizes.RangeOfSmall(own.Type) is { } range
            ? value.Copy(range: range)
        : value;

    /// <summary>What a variable holds after an assignment: a pointer to the array, not the array.</summary>
    private static Value Decayed(Value value, Expression from) =>
        value.Memory is { IsArray: true } memory
            ? value.Copy(memory: memory with { IsArray = false, Target = memory.Target ?? (from as Name)?.Id })
            : value;

    private string? DeclaredType(Expression? path)
    {
        switch (path)
        {
            case Name name:
                return declared.TryGetValue(name.Id, out var own) ? own.Type
                    : file.GlobalVariables.TryGetValue(name.Id, out var global) ? global.Type
                    : null;
            case Cast cast:
                return cast.Type;
            case Member member:
                return FieldOf(member) is { } field
                    ? field.ArraySize is null
                        ? field.Type
                        : field.Type + "[]"
                    : null;
            case Form.Index index:
                return Element(DeclaredType(index.Target));
            case Unary { Operator: UnaryOperator.Dereference } pointer:
                return Element(DeclaredType(pointer.Operand));
            case Unary { Operator: UnaryOperator.AddressOf } address:
                return DeclaredType(address.Operand) is { } type ? type + " *" : null;
            case Binary { Operator: Operator.Add or Operator.Subtract } sum:
                return DeclaredType(sum.Left);
            case Assignment assignment:
                return DeclaredType(assignment.Target);
            default:
                return null;
        }
    }

    private static string? Element(string? type) =>
        type is null ? null
        : type.EndsWith('*') ? type[..^1].TrimEnd()
        : type.EndsWith("[]", StringComparison.Ordinal) ? type[..^2]
        : type.EndsWith(']') && type.LastIndexOf('[') is var open && open > 0 ? type[..open]
        : null;

    private Declaration? FieldOf(Member member)
    {
        var holder = DeclaredType(member.Target);
        while (holder is not null && Element(holder) is { } inner)
        {
            holder = inner;
        }
        if (file.Class(file.TypeOf(holder)) is { } owner)
        {
            foreach (var field in owner.Fields)
            {
                if (field.Target is Name name && name.Id == member.Id)
                {
                    return field;
                }
            }
        }
        return null;
    }

    private long? SizeOfPath(Expression path) =>
        path switch
        {
            Name name when declared.TryGetValue(name.Id, out var own) => own.Bytes,
            Name name when file.GlobalVariables.TryGetValue(name.Id, out var global) => global.Bytes,
            Member member when FieldOf(member) is { } field => TypeSizes.OfVariable(field, file),
            _ => TypeSizes.Of(DeclaredType(path), file),
        };

    private Value EvaluateSizeOf(Unary node)
    {
        if (!file.HasPointers)
        {
            return Value.Nothing;
        }
        var size = node.Operand switch
        {
            Literal { Kind: LiteralKind.String } text => text.Text.Length + 1,
            Name name when !declared.ContainsKey(name.Id) && !file.GlobalVariables.ContainsKey(name.Id) => TypeSizes.Of(name.Id, file),
            _ => SizeOfPath(node.Operand),
        };
        var result = size is { } bytes ? Value.Of(bytes) : Value.Nothing;
        return
            node.Operand is Name or Member
            && DeclaredType(node.Operand) is { } type
            && (type.EndsWith('*') || IsParameterArray(node.Operand, type))
            ? result.Copy(type: "sizeof-pointer")
            : result;
    }

    /// <summary>An array that is a parameter is a pointer.</summary>
    private bool IsParameterArray(Expression node, string type) =>
        type.EndsWith(']') && node is Name name && function.Parameters.Any(p => p.Id == name.Id);

    /// <summary>An array that is a field.</summary>
    private Value FieldMemory(Member member, Value value) =>
        file.HasPointers && value.Memory is null && FieldOf(member) is { ArraySize: not (null or Literal { Text: "0" or "1" }) } field
            ? value.Copy(memory: new Memory { Extent = TypeSizes.OfVariable(field, file), IsArray = true })
            : value;

    /// <summary>Sums of numbers with known bounds, and pointers that are moved.</summary>
    private Value Bounded(Binary node, Value left, Value right, Value result)
    {
        if (!file.HasPointers || result.IsConstant)
        {
            return result;
        }
        if (left.Memory is { Unset: false } memory && memory != Memory.None && node.Operator is Operator.Add or Operator.Subtract)
        {
            var by = right.Integer * (TypeSizes.OfElement(DeclaredType(node.Left), file) ?? 1) * (node.Operator == Operator.Add ? 1 : -1);
            var rest = by is { } n ? memory.Extent - n : null;
            return result.Copy(
                memory: new Memory
                {
                    Extent = rest,
                    OnStack = memory.OnStack,
                    IsInside = by != 0,
                    IsAhead = by != 0 && node.Operator == Operator.Add,
                }
            );
        }
        Interval? range = (node.Operator, left.Bounds, right.Bounds) switch
        {
            (Operator.Add, { } a, { } b) when b.Least == b.Most => a.Shifted(b.Least),
            (Operator.Add, { } a, { } b) when a.Least == a.Most => b.Shifted(a.Least),
            (Operator.Add, { } a, { } b) => a.Plus(b),
            (Operator.Subtract, { } a, { } b) when b.Least == b.Most && b.Least != long.MinValue => a.Shifted(-b.Least),
            (Operator.Multiply, { } a, { } b) when b.Least == b.Most && b.Least >= 0 => a.Times(b.Least),
            (Operator.Multiply, { } a, { } b) when a.Least == a.Most && a.Least >= 0 => b.Times(a.Least),
            (Operator.BitAnd, _, { Least: >= 0 and < long.MaxValue } b) when b.Least == b.Most => new Interval(0, b.Most),
            (Operator.BitAnd, { Least: >= 0 and < long.MaxValue } a, _) when a.Least == a.Most => new Interval(0, a.Most),
            (Operator.Modulo, _, { Least: > 0 } b) when b.Least == b.Most => new Interval(1 - b.Most, b.Most - 1),
            _ => null,
        };
        return range is null ? result
            : node.Operator is Operator.Modulo or Operator.BitAnd
                ? result.Clear(Families.Size | (node.Operator == Operator.BitAnd ? Families.Sign : 0)).Copy(range: range)
            : result.Copy(range: range);
    }

    /// <summary>Comparisons tell between what bounds a number is; a way on which there is no such number is not taken.</summary>
    private (State? Yes, State? No) NarrowRange(Binary node, Value left, Value right, State? yes, State? no)
    {
        if (file.HasPointers && left.IsConstant != right.IsConstant || file.HasPointers && (left.Range ?? right.Range) is not null)
        {
            (yes, no) = NarrowRange(node.Operator, Tested(node.Left), left, right, yes, no);
            (yes, no) = NarrowRange(Mirrored(node.Operator), Tested(node.Right), right, left, yes, no);
        }
        return (yes, no);
    }

    private static (State? Yes, State? No) NarrowRange(Operator op, Expression path, Value value, Value other, State? yes, State? no)
    {
        if (path is not Name name || value.IsConstant || other.Bounds is not { } bound)
        {
            return (yes, no);
        }
        var range = value.Range ?? new Interval(long.MinValue, long.MaxValue);
        var (low, high) = (bound.Least, bound.Most);
        var (below, above) = (range.Below(high == long.MaxValue ? high : high - 1), range.Above(low == long.MinValue ? low : low + 1));
        (Interval? Yes, Interval? No) ways = op switch
        {
            Operator.Less => (below, range.Above(low)),
            Operator.LessEqual => (range.Below(high), above),
            Operator.Greater => (above, range.Below(high)),
            Operator.GreaterEqual => (range.Above(low), below),
            // A counter that goes up to a number ends there.
            Operator.NotEqual when range is { Least: > long.MinValue, Most: long.MaxValue, Joined: false } && range.Least < low => (
                below,
                bound
            ),
            Operator.NotEqual when range.Least == low && low == high => (above, bound),
            Operator.Equal => (bound, range.Least == low && low == high ? above : null),
            _ => (null, null),
        };
        return (SetRange(yes, name.Id, ways.Yes), SetRange(no, name.Id, ways.No));
    }

    private static State? SetRange(State? way, string name, Interval? range)
    {
        if (way is null || range is not { } bounds)
        {
            return way;
        }
        if (bounds.Least > bounds.Most)
        {
            return null;
        }
        if (way[name] is { IsConstant: false } value)
        {
            way[name] = value.Copy(range: bounds);
        }
        return way;
    }

    /// <summary>A variable that a loop only counts up is never less than where it began.</summary>
    private static Interval? Counted(Loop node, string name, Value before)
    {
        if (before.Bounds is not { Least: > long.MinValue } start || FormWalk.Assigned(node.Body, []).Contains(name))
        {
            return null;
        }
        var up = node.Step.Any(s =>
            s is Unary { Operator: UnaryOperator.Increment, Operand: Name counted } && counted.Id == name
            || s is Assignment { Operator: Operator.Add, Target: Name added, Value: Literal { Kind: LiteralKind.Integer } }
                && added.Id == name
        );
        return up ? start with { Most = long.MaxValue } : null;
    }

    /// <summary>What the lists say of memory: objects that a call makes, texts that it writes, lengths that it measures.</summary>
    private Value MemoryHook(Hook hook, Site site, Value value)
    {
        switch (hook.Role)
        {
            case Role.Allocation:
                long? size = 1;
                foreach (var factor in hook.Amount)
                {
                    size = Conditions.Select(new Selector([factor]), site)?.Value.Bounds is { Most: < long.MaxValue } bounds
                        ? size * bounds.Most
                        : null;
                }
                return value.Copy(
                    memory: new Memory { Extent = hook.Amount.Length == 0 ? null : size * hook.Unit, OnStack = hook.Returns == "stack" }
                );
            case Role.Length:
                return Conditions.Select(new Selector([hook.From]), site)?.Value is { } measured && LengthOf(measured) is { } length
                    ? Value.Of(length)
                    : value;
            case Role.Fill:
                Fill(hook, site);
                return value;
            default:
                return value;
        }
    }

    private static long? LengthOf(Value text) =>
        text is { IsConstant: true, ConstantKind: LiteralKind.String }
            ? System.Text.Encoding.UTF8.GetByteCount(text.Constant!)
            : text.Memory?.Filled;

    private void Fill(Hook hook, Site site)
    {
        if (Conditions.Select(new Selector([hook.To]), site) is not var (target, old) || target is null)
        {
            return;
        }
        // Other hooks of the same call may have written to it before.
        old = PathValue(target) ?? old;
        long? length = null;
        if (hook.From.Length > 0)
        {
            length = Conditions.Select(new Selector([hook.From]), site)?.Value is { } text ? LengthOf(text) : null;
            length = hook.Returns == "append" ? length + (old.Memory?.Filled ?? 0) : length;
        }
        else if (hook.Amount is [var amount])
        {
            length = Conditions.Select(new Selector([amount]), site)?.Value.Integer;
        }
        SetFilled(target, old, hook.Returns == "zero" ? 0 : length);
    }

    private void SetFilled(Expression target, Value old, long? length)
    {
        if ((old.Memory?.Filled) == length && length is null)
        {
            return;
        }
        var memory = (old.Memory ?? new Memory()) with { Filled = length, Unset = false };
        AssignPath(target, old.Copy(memory: memory));
        if (old.Memory is { Target: { } behind } && state?[behind] is { Memory: { } whole } array)
        {
            state[behind] = array.Copy(memory: whole with { Filled = length });
        }
    }

    /// <summary><c>text[n] = 0</c> ends the text there.</summary>
    private void EndText(Form.Index target, Value key, Value value)
    {
        if (
            key.Integer is { } at
            && value.IsConstant
            && (value.Integer == 0 || value.Constant == "\0")
            && PathValue(target.Target) is { Memory: { } memory } text
            && (memory.Filled is not { } filled || filled > at)
            && (memory.Filled is not null || at == 0)
        )
        {
            SetFilled(target.Target, text, at);
        }
    }
}
