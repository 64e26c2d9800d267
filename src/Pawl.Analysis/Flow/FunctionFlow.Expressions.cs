using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

internal sealed partial class FunctionFlow
{
    private void EvaluateOptional(Expression? node)
    {
        if (node is not null)
        {
            Evaluate(node);
        }
    }

    private void EvaluateIfReached(Expression node)
    {
        if (state is not null)
        {
            Evaluate(node);
        }
    }

    private Value Evaluate(Expression node)
    {
        if (state is null || !file.Step())
        {
            return Value.Nothing;
        }
        switch (node)
        {
            case Name name:
                return EvaluateName(name);
            case Literal literal:
                TextHooks(literal, literal.Text);
                if (
                    literal.Kind == LiteralKind.Regex
                    && file.RegexRule is { } rule
                    && Detectors.RegexBacktracking.IsExponential(literal.Text)
                )
                {
                    Report(rule, SiteAt(literal.Span, "literal"), literal.Span, null, null);
                }
                return Value.Of(literal.Text, literal.Kind);
            case Call call:
                return EvaluateCall(call, used: true);
            case Member member:
                return EvaluateMember(member);
            case Index index:
                return EvaluateIndex(index);
            case Binary binary:
                return EvaluateBinary(binary);
            case Assignment assignment:
                return EvaluateAssignment(assignment);
            case Interpolation text:
                return EvaluateInterpolation(text);
            case Unary unary:
                return EvaluateUnary(unary);
            default:
                return EvaluateRare(node);
        }
    }

    private Value EvaluateRare(Expression node)
    {
        switch (node)
        {
            case Conditional c:
                var (yes, no) = Branch(c.Test);
                state = yes;
                var then = EvaluateWay(c.Then);
                var after = state;
                state = no;
                var otherwise = EvaluateWay(c.Otherwise);
                state = State.Join(after, state);
                return Value.Join(then, otherwise);
            case Collection collection:
                return EvaluateCollection(collection);
            case Lambda lambda:
                file.Captured.TryAdd(lambda.Function, state!.Fork());
                return new Value { Function = lambda.Function };
            case Comprehension comprehension:
                return EvaluateComprehension(comprehension);
            case Cast { Type: "void", Value: Name } when file.HasPointers:
                return Value.Nothing;
            case Cast cast:
                var value = Evaluate(cast.Value);
                var type = file.TypeOf(cast.Type);
                value = file.HasPointers && value.Taints.Length > 0 && IsUnsigned(cast.Type) ? value.Clear(Families.Sign) : value;
                return TypeNames.IsPlainNumber(cast.Type) ? value.Clear(Families.AllButSize).Copy(type: type) : value.Copy(type: type);
            case Unknown unknown:
                return unknown
                    .Children.Select(Evaluate)
                    .Aggregate(Value.Nothing, (a, b) => Value.Tainted(Value.Union(a.AllTaints(), b.AllTaints())));
            default:
                return Value.Nothing;
        }
    }

    /// <summary>One of two ways; null when it is not taken, or does not come back from a <c>throw</c>.</summary>
    private Value? EvaluateWay(Expression node)
    {
        if (state is null)
        {
            return null;
        }
        var value = Evaluate(node);
        return state is null ? null : value;
    }

    private Value EvaluateName(Name name)
    {
        if (state![name.Id] is { } local)
        {
            if (file.HasPointers)
            {
                local = ReadThrough(name, local);
            }
            return ReadHooks(name, name.Id, null, null, local);
        }
        var value = file.Global(name.Id);
        if (value is null && function.ClassName is not null)
        {
            value = (state["this"] ?? state["self"])?.Element(name.Id);
        }
        if (value is null && file.Find(name.Id) is { } known)
        {
            value = new Value { Function = known };
        }
        if (value is null && file.Form.Macros.TryGetValue(name.Id, out var macro) && macro is Literal literal)
        {
            value = Value.Of(literal.Text, literal.Kind);
        }
        return ReadHooks(name, name.Id, null, null, value ?? Value.Nothing);
    }

    /// <summary><c>Limits.MAX</c> of a class of the file.</summary>
    private Value? StaticField(Member member) =>
        member.Target is Name { Id: var owner } && state![owner] is null && file.Class(owner) is not null
            ? file.Fields.GetValueOrDefault(owner)?.Element(member.Id)
            : null;

    private Value EvaluateMember(Member member)
    {
        BeforeMember(member);
        var target = Evaluate(member.Target);
        if (state is null)
        {
            return Value.Nothing;
        }
        if (member.Dereferences || !IsModuleOrType(member.Target, target))
        {
            Event(member.Optional ? "test" : "dereference", member.Target, target);
        }
        var value = target.Element(member.Id) ?? StaticField(member);
        if (value is null)
        {
            var rest = target.Element("*");
            var taints = rest is null ? target.Taints : Value.Union(target.Taints, rest.AllTaints());
            value = Value.Tainted(Value.ClearAll(taints, Families.Whole));
        }
        return ReadHooks(member, member.Id, member.Target, target, FieldMemory(member, FieldSign(member, value)));
    }

    private Value EvaluateIndex(Index index)
    {
        var target = Evaluate(index.Target);
        var key = index.Key is { } expression ? Evaluate(expression) : null;
        if (state is null)
        {
            return Value.Nothing;
        }
        Event("dereference", index.Target, target);
        IndexHooks(index, target, key);
        var value = Collections.Read(target, key) ?? Value.Tainted(target.AllTaints());
        if (file.HasPointers && value is { IsConstant: false, Range: null, Taints.Length: > 0 })
        {
            value = value.Copy(
                range: TypeSizes.RangeOfSmall(DeclaredType(index)),
                taints: IsUnsigned(DeclaredType(index)) ? Value.ClearAll(value.Taints, Families.Sign) : null
            );
        }
        value = ReadHooks(index, AnyElementSite, index.Target, target, value);
        return key is { ConstantKind: LiteralKind.String, Constant: { } name }
            ? ReadHooks(index, name, index.Target, target, value)
            : value;
    }

    private Value EvaluateUnary(Unary unary)
    {
        if (unary.Operator == UnaryOperator.SizeOf)
        {
            return EvaluateSizeOf(unary);
        }
        if (unary.Operator == UnaryOperator.AddressOf && file.HasPointers)
        {
            return AddressOf(unary);
        }
        awaited = unary.Operator == UnaryOperator.Await ? unary.Operand : awaited;
        var value = Evaluate(unary.Operand);
        if (state is null)
        {
            return Value.Nothing;
        }
        switch (unary.Operator)
        {
            case UnaryOperator.Dereference:
                Event("dereference", unary.Operand, value);
                return value.Memory?.Target is { } behind && state[behind] is { } pointee ? pointee : Value.Tainted(value.AllTaints());
            case UnaryOperator.Not:
                return value.Truth is { } truth ? Value.Of(!truth) : Value.Nothing;
            case UnaryOperator.Negate:
                return value.Integer is { } number ? Value.Of(-number) : value.Clear(Families.AllButSize);
            case UnaryOperator.Increment or UnaryOperator.Decrement:
                var isUp = unary.Operator == UnaryOperator.Increment;
                Changes(unary.Operand, unary.Span);
                if (unary.Operand is Name)
                {
                    ArithmeticHooks(isUp ? Operator.Add : Operator.Subtract, unary.Span, unary.Operand, One, value, Value.Of(1));
                }
                var next =
                    value.Integer is { } n && loops == 0
                        ? Value.Of(unary.Operator == UnaryOperator.Increment ? n + 1 : n - 1)
                        : value.Copy(dropConstant: true);
                next = Moved(unary.Operand, next, value, isUp);
                AssignPath(unary.Operand, next);
                return unary.Operand.Span.Start == unary.Span.Start ? value : next;
            case UnaryOperator.Yield:
                result = returned ? Value.Join(result, value) : value;
                returned = true;
                return Value.Nothing;
            case UnaryOperator.TypeOf:
                return Value.Nothing;
            case UnaryOperator.Throw:
                ThrowHere();
                return Value.Nothing;
            default:
                return value;
        }
    }

    private Value EvaluateBinary(Binary binary)
    {
        if (binary.Operator is Operator.And or Operator.Or)
        {
            var (yes, no) = Branch(binary);
            state = State.Join(yes, no);
            return yes is null ? Value.Of(false)
                : no is null ? Value.Of(true)
                : LogicalValue(binary);
        }
        var left = Evaluate(binary.Left);
        if (binary.Operator == Operator.Coalesce)
        {
            return EvaluateCoalesce(binary, left);
        }
        MaybeAddress(binary);
        var right = Evaluate(binary.Right);
        if (state is null)
        {
            return Value.Nothing;
        }
        if (binary.Operator >= Operator.Equal && binary.Operator <= Operator.TypeTest)
        {
            CompareHooks(binary, left, right);
            return Constants.Compare(binary.Operator, left, right) is { } truth ? Value.Of(truth) : Value.Nothing;
        }
        ArithmeticHooks(binary.Operator, binary.Span, binary.Left, binary.Right, left, right);
        return Bounded(binary, left, right, Combine(binary.Operator, left, right, binary.Span));
    }

    /// <summary>The right side may be a <c>throw</c>, and is not reached when the left one is something.</summary>
    private Value EvaluateCoalesce(Binary binary, Value left)
    {
        Event("test", binary.Left, left);
        var before = state?.Fork();
        var right = EvaluateWay(binary.Right);
        state = State.Join(before, state);
        return right is null ? left : Combine(Operator.Coalesce, left, right, binary.Span);
    }

    /// <summary><c>a || b</c> as a value: either side.</summary>
    private Value LogicalValue(Binary binary)
    {
        var before = state;
        var value = Value.Join(Quiet(binary.Left), Quiet(binary.Right));
        state = before;
        return value;
    }

    /// <summary>The value of something that has been evaluated already: names and members only, so that nothing happens twice.</summary>
    private Value Quiet(Expression node) =>
        node switch
        {
            Name or Literal or Member { Target: Name } => Evaluate(node),
            Index { Target: Name or Member, Key: Literal or null } => Evaluate(node),
            Binary { Operator: Operator.And or Operator.Or } b => Value.Join(Quiet(b.Left), Quiet(b.Right)),
            _ => known.GetValueOrDefault(node) ?? Value.Nothing,
        };

    private static Value Combine(Operator op, Value left, Value right, Span span)
    {
        if (Constants.Fold(op, left, right) is { } folded)
        {
            return folded;
        }
        var taints = Value.Union(left.AllTaints(), right.AllTaints());
        var text =
            op is Operator.Add or Operator.Coalesce or Operator.Comma or Operator.Other
            || (op == Operator.Modulo && !IsNumeric(left) && right.Integer is null);
        if (!text)
        {
            return Value.Tainted(Value.ClearAll(taints, Families.AllButSize));
        }
        if (op == Operator.Coalesce)
        {
            return Value.Join(left, right);
        }
        if (op == Operator.Comma)
        {
            return right;
        }
        var joined = new Value
        {
            Taints = taints,
            Prefix = op == Operator.Modulo ? Constants.BeforeHole(left) : left.Constant ?? left.Prefix,
            HasBase = op == Operator.Add && Texts.HasBase([left, right]),
        };
        return joined.Through(span, op == Operator.Modulo ? Trail.Formatted : Trail.Joined);
    }

    private static bool IsNumeric(Value value) =>
        TypeNames.IsNumber(value.Type) || value.ConstantKind is LiteralKind.Integer or LiteralKind.Float && value.IsConstant;

    private Value EvaluateInterpolation(Interpolation text)
    {
        var taints = Value.Nothing.Taints;
        var constant = new System.Text.StringBuilder();
        var values = new List<Value>(text.Parts.Count);
        var exact = true;
        for (var i = 0; i < text.Parts.Count; i++)
        {
            var value = Evaluate(text.Parts[i]);
            if (state is null)
            {
                return Value.Nothing;
            }
            values.Add(value);
            taints = Value.Union(taints, value.AllTaints());
            if (exact && value.Constant is { } part)
            {
                constant.Append(part);
            }
            else
            {
                exact = false;
            }
        }
        if (text.Tag is { } tag)
        {
            List<Argument> arguments = [.. text.Parts.Select(p => new Argument(p))];
            return EvaluateCall(new Call(text.Span, tag, arguments), used: true);
        }
        if (exact)
        {
            return Value.Of(constant.ToString(), LiteralKind.String);
        }
        var prefix = constant.Length > 0 ? constant.ToString() : null;
        var joined = new Value
        {
            Taints = taints,
            Prefix = prefix,
            HasBase = Texts.HasBase(values),
        };
        return joined.Through(text.Span, Trail.Interpolated);
    }

    private Value EvaluateCollection(Collection collection)
    {
        List<KeyValuePair<string, Value>> elements = [];
        var taints = Value.Nothing.Taints;
        var position = 0;
        foreach (var entry in collection.Entries)
        {
            var key = entry.Key is { } k ? Evaluate(k) : null;
            var value = Evaluate(entry.Value);
            if (state is null)
            {
                return Value.Nothing;
            }
            if (entry.Spread)
            {
                taints = Value.Union(taints, value.AllTaints());
                elements.AddRange(value.Elements.Where(e => elements.All(known => known.Key != e.Key)));
                continue;
            }
            var name =
                collection.Kind == CollectionKind.List
                    ? (position++).ToString(System.Globalization.CultureInfo.InvariantCulture)
                    : key?.Constant;
            if (name is null || elements.Count >= 64)
            {
                taints = Value.Union(taints, value.AllTaints());
                continue;
            }
            elements.RemoveAll(e => e.Key == name);
            elements.Add(KeyValuePair.Create(name, value));
            if (collection.Kind == CollectionKind.Map)
            {
                EntryHooks(name, entry.Value, value, entry.Key?.Span ?? entry.Value.Span);
            }
        }
        return new Value
        {
            Taints = taints,
            Elements = [.. elements],
            Collection = collection.Kind,
        };
    }

    private Value EvaluateComprehension(Comprehension node)
    {
        var before = state;
        foreach (var clause in node.Clauses)
        {
            var iterable = Evaluate(clause.Iterable);
            if (state is null)
            {
                return Value.Nothing;
            }
            Bind(clause.Binding, ElementOf(iterable, clause.Iterable.Span, null));
            foreach (var condition in clause.Conditions)
            {
                (state, _) = Branch(condition);
                state ??= before!.Fork();
            }
        }
        var value = Evaluate(node.Element.Value);
        var key = node.Element.Key is { } k ? Evaluate(k) : Value.Nothing;
        return Value.Tainted(Value.Union(value.AllTaints(), key.AllTaints()));
    }

    private Value EvaluateAssignment(Assignment node)
    {
        Changes(node.Target, node.Operator is null ? node.Value.Span : node.Span);
        var value = Evaluate(node.Value);
        if (state is null)
        {
            return Value.Nothing;
        }
        if (node.Operator is { } op)
        {
            var before = Evaluate(node.Target);
            ArithmeticHooks(op, node.Span, node.Target, node.Value, before, value);
            value = Combine(op, before, value, node.Span);
            if (op is Operator.Add or Operator.Subtract && IsPointer(node.Target))
            {
                value = Moved(node.Target, value, before, op == Operator.Add);
            }
            if (loops > 0)
            {
                value = value.Copy(dropConstant: true);
            }
        }
        AssignSite(node.Target, value, node.Value, node.Span);
        value = Decayed(value, node.Value);
        Bind(node.Target, value);
        return value;
    }

    /// <summary>Gives a variable, field, element or pattern its value.</summary>
    private void Bind(Expression target, Value value)
    {
        if (target is Collection pattern)
        {
            for (var i = 0; i < pattern.Entries.Count; i++)
            {
                var entry = pattern.Entries[i];
                var key =
                    pattern.Kind == CollectionKind.List
                        ? i.ToString(System.Globalization.CultureInfo.InvariantCulture)
                        : (entry.Key as Literal)?.Text ?? (entry.Key as Name)?.Id;
                var part = (key is null ? null : value.Element(key)) ?? Value.Tainted(value.AllTaints());
                if (key is not null && !entry.Spread && pattern.Kind == CollectionKind.Map)
                {
                    part = PatternReadHooks(entry.Value, key, value, part);
                }
                Bind(entry.Value is Assignment withDefault ? withDefault.Target : entry.Value, part);
            }
            return;
        }
        if (file.HasPointers && target is Member)
        {
            SetInPart(target);
        }
        foreach (var hook in file.Events("assign"))
        {
            if (hook.Role == Role.End && target is Name or Member && PathValue(target) is { } old)
            {
                EndFor(hook, old.Objects);
            }
        }
        if (target is not Name local || (state?[local.Id] is null && IsField(local.Id)))
        {
            Event("escape", target, value);
            if (target is Index { Target: var indexed } element && state is not null)
            {
                Event("dereference", indexed, Quiet(indexed));
                IndexWrite(element, value);
            }
            else if (target is Unary { Operator: UnaryOperator.Dereference } pointer)
            {
                Event("dereference", pointer.Operand, Quiet(pointer.Operand));
            }
            else if (target is Member { Target: var holder } member && (member.Dereferences || holder is not Name { Id: "this" or "self" }))
            {
                Event("dereference", holder, Quiet(holder));
            }
        }
        if (file.HasPointers && target is Name small)
        {
            value = Fitted(small, value);
        }
        AssignPath(target, value.Through(target.Span, $"assigned to {Conditions.NameOf(target) ?? "a variable"}"));
    }

    private void AssignPath(Expression target, Value value)
    {
        if (state is null)
        {
            return;
        }
        switch (target)
        {
            case Name name when state[name.Id] is null && IsField(name.Id):
                var self = state["this"] ?? file.Fields.GetValueOrDefault(function.ClassName!) ?? Value.Nothing;
                state["this"] = self.WithElement(name.Id, value);
                break;
            case Name name:
                state[name.Id] = value;
                break;
            case Member member:
                AssignPath(member.Target, (PathValue(member.Target) ?? Value.Nothing).WithElement(member.Id, value));
                break;
            case Index index when PathValue(index.Target) is { } collection:
                var key =
                    index.Key is Literal literal ? literal.Text
                    : index.Key is Name or Binary ? QuietConstant(index.Key)
                    : null;
                AssignPath(index.Target, collection.WithElement(key ?? "*", value));
                break;
            case Index index:
                AssignPath(index.Target, Value.Nothing.WithElement("*", value));
                break;
            case Unary { Operator: UnaryOperator.AddressOf } address when file.HasPointers:
                AssignPath(address.Operand, value);
                break;
            case Unary { Operator: UnaryOperator.Dereference } through when PointsTo(through.Operand) is { } pointee:
                AssignPath(pointee, value);
                break;
            case Binary { Operator: Operator.Add or Operator.Subtract } moved when file.HasPointers:
                AssignPath(moved.Left, Value.Join(PathValue(moved.Left), Value.Tainted(value.AllTaints())));
                break;
            case Unary { Operator: UnaryOperator.Dereference or UnaryOperator.AddressOf } pointer:
                AssignPath(pointer.Operand, Value.Join(PathValue(pointer.Operand), Value.Tainted(value.AllTaints())));
                break;
            case Cast cast:
                AssignPath(cast.Value, value);
                break;
        }
    }

    private string? QuietConstant(Expression key) => key is Name name ? state![name.Id]?.Constant : null;

    private bool IsField(string name) =>
        function.ClassName is { } owner
        && file.Class(owner) is { } declared
        && declared.Fields.Any(f => f.Target is Name field && field.Id == name);

    private Value? PathValue(Expression path) =>
        path switch
        {
            Name name => state![name.Id] ?? (IsField(name.Id) ? state["this"]?.Element(name.Id) : null) ?? file.Global(name.Id),
            Member member => PathValue(member.Target)?.Element(member.Id),
            Index { Key: Literal key } index => PathValue(index.Target)?.Element(key.Text),
            Unary { Operator: UnaryOperator.Dereference or UnaryOperator.AddressOf } pointer => PathValue(pointer.Operand),
            Cast cast => PathValue(cast.Value),
            _ => null,
        };
}
