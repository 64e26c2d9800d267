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
                SetByLambda(lambda);
                file.Captured[lambda.Function] = state!.Fork();
                return new Value { Function = lambda.Function };
            case Comprehension comprehension:
                return EvaluateComprehension(comprehension);
            case Cast { Type: "void", Value: Name } when file.HasPointers:
                return Value.Nothing;
            case Cast cast:
                var value = Evaluate(cast.Value);
                var type = file.TypeOf(cast.Type);
                CastHooks(cast, value);
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

    private void CastHooks(Cast cast, Value value)
    {
        var index = Rules.Of(PatternKind.Cast);
        if (state is null || index.IsEmpty || value.IsConstant)
        {
            return;
        }
        var site = SiteAt(cast.Span, cast.Type) with { Arguments = [new Argument(cast.Value)], Values = [value] };
        foreach (var hook in HooksFor(index, site))
        {
            Apply(hook, site);
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

    /// <summary><c>Integer.MAX_VALUE</c>, <c>int.MinValue</c>.</summary>
    private static Value? Extreme(Member member) =>
        member is { Id: "MAX_VALUE" or "MIN_VALUE" or "MaxValue" or "MinValue", Target: Name { Id: var type } }
        && TypeSizes.RangeOf(
            type is "Integer" or "Int32" ? "int" : type.ToLowerInvariant().Replace("int64", "long", StringComparison.Ordinal)
        )
            is var (least, most)
            ? Value.Of((member.Id.StartsWith("MAX", StringComparison.OrdinalIgnoreCase) ? most : least).ToString(), LiteralKind.Integer)
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
        var value = target.Element(member.Id) ?? StaticField(member) ?? Extreme(member);
        if (value is null)
        {
            var rest = target.Element("*");
            var taints = rest is null ? target.Taints : Value.Union(target.Taints, rest.AllTaints());
            taints = file.HasPointers ? Value.OfField(taints, member.Id) : taints;
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
                return value.Memory?.Target is { } behind && state[behind] is { } pointee
                    ? value.Elements.Length == 0
                        ? pointee
                        : pointee.With(value.AsObject().Copy(taints: []))
                    : value.AsObject();
            case UnaryOperator.Not:
                return value.Truth is { } truth ? Value.Of(!truth) : Value.Nothing.Copy(checks: Negated(value.Checks));
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

    private Value EvaluateInterpolation(Interpolation text)
    {
        var taints = Value.Nothing.Taints;
        var constant = new System.Text.StringBuilder();
        var values = new List<Value>(text.Parts.Length);
        var exact = true;
        for (var i = 0; i < text.Parts.Length; i++)
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
            return EvaluateCall(new Call(text.Span, tag, [.. arguments]), used: true);
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
}
