using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>What gets a value: variables, fields, elements and patterns of them.</summary>
internal sealed partial class FunctionFlow
{
    /// <summary>Types that local variables are declared with, in languages without addresses.</summary>
    private readonly Dictionary<string, string> locals = new(StringComparer.Ordinal);

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
            for (var i = 0; i < pattern.Entries.Length; i++)
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
        if (target is not Name local || (state?[local.Id] is null && (IsField(local.Id) || IsElsewhere(local.Id))))
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
        if (target is Name typed && value.Type is null && locals.TryGetValue(typed.Id, out var type))
        {
            value = (TypeNames.IsPlainNumber(type) ? value.Clear(Families.AllButSize) : value).Copy(type: type);
        }
        AssignPath(target, value.Through(target.Span, $"assigned to {Conditions.NameOf(target) ?? "a variable"}"));
    }

    /// <summary>In a method of C++, whose class may stand in another file: a field, or a variable outside functions.</summary>
    private bool IsElsewhere(string name) => Rules.HasReferences && function.ClassName is not null && !declared.ContainsKey(name);

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
