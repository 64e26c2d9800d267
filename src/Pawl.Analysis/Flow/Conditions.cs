using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>Tells whether a pattern's conditions hold at a site.</summary>
internal static class Conditions
{
    internal static bool Hold(Pattern pattern, Site site) => All(pattern.When, site) && !Any(pattern.Unless, site);

    private static bool All(Condition[] conditions, Site site)
    {
        foreach (var condition in conditions)
        {
            if (!Holds(condition, site))
            {
                return false;
            }
        }
        return true;
    }

    private static bool Any(Condition[] conditions, Site site)
    {
        foreach (var condition in conditions)
        {
            if (Holds(condition, site))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Holds(Condition condition, Site site) =>
        condition switch
        {
            ArgumentCondition argument => Holds(argument, site),
            CountCondition count => Holds(count, site.Arguments.Count),
            ResultCondition { Word: "awaited" or "not-awaited" } result => (result.Word == "awaited") == site.Awaited,
            ResultCondition result => (result.Word == "used") == site.ResultUsed,
            InsideCondition inside => (site.Places & inside.Places) != 0,
            OptionCondition option => site.Option is { } macro && option.Regex.IsMatch(macro),
            FunctionCondition function => Fits(function.Shape, site.Function),
            FactCondition fact => fact.Facts.Any((fact.InFile ? site.Function.File.Facts : site.Function.Facts).Contains) == fact.Present,
            ImportCondition import => import.Names.Any(name => Imports(site.Function.File.Form, name)),
            AnyCondition any => Any(any.Conditions, site),
            ExceedsCondition { IsWithin: true } within => Within(within, site),
            ExceedsCondition exceeds => Exceeds(exceeds, site),
            NotCondition not => !Holds(not.Condition, site),
            _ => throw new InvalidOperationException($"no meaning for {condition.GetType().Name}"),
        };

    private static bool Holds(CountCondition count, int n) =>
        (count.Exactly is null || n == count.Exactly)
        && (count.Above is null || n > count.Above)
        && (count.Below is null || n < count.Below);

    /// <summary>It is known that every value is inside.</summary>
    private static bool Within(ExceedsCondition condition, Site site)
    {
        if (
            Select(condition.Room, site)?.Value.Memory is not { Extent: { } room }
            || Select(condition.Amount, site)?.Value is not { } value
        )
        {
            return false;
        }
        if (condition.What == "object")
        {
            return value.Memory?.Extent <= room;
        }
        var (unit, last) = condition.What == "index" ? (site.Unit, 1) : (condition.Unit, 0);
        return value.Bounds is { Least: >= 0, Most: < long.MaxValue } bounds && bounds.Shifted(last).Times(unit).Most <= room;
    }

    private static bool Exceeds(ExceedsCondition condition, Site site)
    {
        if (
            Select(condition.Room, site)?.Value.Memory is not { Extent: { } room } memory
            || Select(condition.Amount, site)?.Value is not { } value
        )
        {
            return false;
        }
        switch (condition.What)
        {
            case "object":
                return value.Memory?.Extent > room;
            case "text":
                var length = value is { IsConstant: true, ConstantKind: LiteralKind.String }
                    ? value.Constant!.Length
                    : value.Memory?.Filled;
                return (length + 1 + (condition.After ? memory.Filled ?? 0 : 0)) * condition.Unit > room;
            default:
                if (value.Bounds is not { } bounds)
                {
                    return false;
                }
                if (bounds.Most < 0)
                {
                    return !memory.IsInside && bounds.Least > long.MinValue;
                }
                var (unit, last) = condition.What == "index" ? (site.Unit, 1) : (condition.Unit, 0);
                return (bounds.Most < long.MaxValue && !bounds.Joined && bounds.Shifted(last).Times(unit).Most > room)
                    || (bounds.Least > 0 && bounds.Shifted(last).Times(unit).Least > room);
        }
    }

    internal static bool Imports(FileForm form, string name)
    {
        foreach (var import in form.Imports)
        {
            if (
                import.Qualified.StartsWith(name, StringComparison.Ordinal)
                && (import.Qualified.Length == name.Length || import.Qualified[name.Length] is '.' or '/')
            )
            {
                return true;
            }
        }
        return false;
    }

    internal static bool Fits(FunctionShape? shape, FunctionContext context)
    {
        if (shape is null)
        {
            return true;
        }
        var function = context.Function;
        return (shape.Name is null || shape.Name.MatchesWhole(function.Id))
            && (shape.Modifier is null || function.Modifiers.Contains(shape.Modifier))
            && (shape.Annotation is null || function.Annotations.Any(a => shape.Annotation.MatchesWhole(a.Id)))
            && (shape.ClassAnnotation is null || (context.Class?.Annotations.Any(a => shape.ClassAnnotation.MatchesWhole(a.Id)) ?? false))
            && (shape.ClassBase is null || (context.Class?.Bases.Any(shape.ClassBase.MatchesWhole) ?? false))
            && (
                shape.PassedTo is null
                || (context.PassedTo is { } call && shape.PassedTo.Matches(call.Last, call.Prefixes, call.AnyReceiver))
            );
    }

    private static bool Holds(ArgumentCondition condition, Site site)
    {
        if (condition.Selector.IsAny)
        {
            for (var i = 0; i < site.Arguments.Count; i++)
            {
                if (Passes(condition.Tests, site.Arguments[i].Value, site.Values[i], site))
                {
                    return true;
                }
            }
            return false;
        }
        return Select(condition.Selector, site) is var (expression, value)
            ? Passes(condition.Tests, expression, value, site)
            : condition.Tests.All(t => t is IsTest { Words: ["missing"] });
    }

    /// <summary>The first given argument of the selector's choices.</summary>
    internal static (Expression? Expression, Value Value)? Select(Selector selector, Site site)
    {
        foreach (var choice in selector.Choices)
        {
            if (choice == "receiver")
            {
                if (site.Receiver is not null || site.ReceiverExpression is not null)
                {
                    return (site.ReceiverExpression, site.Receiver ?? Value.Nothing);
                }
            }
            else if (choice == "target" && site.Target is not null)
            {
                return (site.Target, Value.Nothing);
            }
            else if (choice == "result")
            {
                return (null, site.Result ?? Value.Nothing);
            }
            else if (Position(choice, site) is var at && at >= 0)
            {
                return (site.Arguments[at].Value, site.Values[at]);
            }
        }
        return null;
    }

    internal static int Position(string choice, Site site)
    {
        var byPosition = int.TryParse(choice, out var position);
        for (int i = 0, unlabelled = 0; i < site.Arguments.Count; i++)
        {
            var argument = site.Arguments[i];
            if (byPosition ? argument.Label is null && unlabelled++ == position : argument.Label == choice)
            {
                return i;
            }
        }
        return -1;
    }

    private static bool Passes(ArgumentTest[] tests, Expression? expression, Value value, Site site)
    {
        foreach (var test in tests)
        {
            if (!Passes(test, expression, value, site))
            {
                return false;
            }
        }
        return true;
    }

    private static bool Passes(ArgumentTest test, Expression? expression, Value value, Site site) =>
        test switch
        {
            IsTest { Words: ["shared"] } => site.IsShared,
            IsTest t => t.Words.Any(word => Is(word, expression, value)),
            InTest t => value.Constant is { } constant && t.Values.Contains(constant, StringComparer.OrdinalIgnoreCase),
            MatchesTest t => (value.Constant ?? value.Prefix) is { } text && t.Regex.IsMatch(text),
            NameTest t => NameOf(expression) is { } name && t.Regex.IsMatch(name),
            MentionsTest t => expression is not null && Mentions(expression, t.Regex),
            RangeTest t => value.Integer is { } number && (t.Above is null || number > t.Above) && (t.Below is null || number < t.Below),
            BitsTest t => value.Integer is { } number && ((number & t.Bits) != 0) == t.Set,
            TypeTest t => value.Type is { } type && t.Type.MatchesWhole(type),
            CallTest t => value.Marks.Contains(t.Fact),
            TaintedTest t => value.AllTaints().Any(taint => !taint.Origin.IsParameter && (taint.Cleared & t.Family) == 0),
            FieldTest t => FieldOf(expression, site) is { } field && field.Modifiers.Contains(t.Modifier),
            ReturnsTest t => FunctionOf(expression, value, site) is { } function && ReturnsOnly(function, t.Text),
            OperatorTest t => expression is not null && HasOperator(expression, t.Operators),
            EntryTest t => HasEntry(t, expression, value, site),
            _ => throw new InvalidOperationException($"no meaning for {test.GetType().Name}"),
        };

    private static bool Is(string word, Expression? expression, Value value) =>
        word switch
        {
            "constant" => value.IsConstant,
            "not-constant" => !value.IsConstant,
            "string" => value is { IsConstant: true, ConstantKind: LiteralKind.String },
            "number" => value is { IsConstant: true, ConstantKind: LiteralKind.Integer or LiteralKind.Float },
            "null" => value is { IsConstant: true, ConstantKind: LiteralKind.Null },
            "true" => value.Truth == true && value.ConstantKind is LiteralKind.Boolean or LiteralKind.Integer,
            "false" => value.IsConstant && value.Truth == false && value.ConstantKind is LiteralKind.Boolean or LiteralKind.Integer,
            "empty" => value.Constant is "" || value is { Collection: not null, Elements.Length: 0 },
            "collection" => value.Collection is not null,
            "stack" => value.Memory is { OnStack: true },
            "variable" => value.Memory is { OnStack: true } or { IsArray: true } or { Target: not null },
            "address" => expression
                is Unary { Operator: UnaryOperator.AddressOf }
                    or Cast { Value: Unary { Operator: UnaryOperator.AddressOf } },
            "array" => value.Memory is { IsArray: true },
            "inside" => value.Memory is { IsAhead: true },
            "sized" => value.Memory is { Extent: not null },
            "unset" => value.Memory is { Unset: true },
            "map" => value.Collection == CollectionKind.Map || expression is Collection { Kind: CollectionKind.Map },
            "list" => value.Collection == CollectionKind.List,
            "new" => expression is Call { IsNew: true },
            "interpolation" => expression is Interpolation,
            "lambda" => expression is Lambda || value.Function is not null,
            "missing" => false,
            "given" => true,
            _ => false,
        };

    /// <summary>The function that an argument is: a lambda, a method of the file by its name, a delegate made of one.</summary>
    private static Function? FunctionOf(Expression? expression, Value value, Site site) =>
        expression switch
        {
            Lambda lambda => lambda.Function,
            Call { IsNew: true, Arguments: [var only] } => FunctionOf(only.Value, Value.Nothing, site),
            Name or Member => value.Function ?? site.Function.File.Form.Functions.FirstOrDefault(f => f.Id == NameOf(expression)),
            _ => value.Function,
        };

    private static bool ReturnsOnly(Function function, string text)
    {
        var (some, all) = (false, true);
        FormWalk.Statements(
            function.Body,
            statement =>
            {
                some |= statement is Return;
                all &= statement is not (Return or Throw) || statement is Return { Value: Literal given } && given.Text == text;
            }
        );
        return some && all;
    }

    private static Declaration? FieldOf(Expression? expression, Site site)
    {
        var declaring = site.Function.Class;
        var id = expression switch
        {
            Name name => name.Id,
            Member { Target: Name holder } member when holder.Id == "this" || holder.Id == declaring?.Id => member.Id,
            Form.Index { Target: var inner } => FieldOf(inner, site) is { Target: Name indexed } ? indexed.Id : null,
            _ => null,
        };
        return id is null ? null : declaring?.Fields.FirstOrDefault(f => f.Target is Name field && field.Id == id);
    }

    internal static string? NameOf(Expression? expression) =>
        expression switch
        {
            Name name => name.Id,
            Member member => member.Id,
            Form.Index { Key: Literal { Kind: LiteralKind.String } key } => key.Text,
            Form.Index index => NameOf(index.Target),
            Call call => NameOf(call.Callee),
            Unary unary => NameOf(unary.Operand),
            Cast cast => NameOf(cast.Value),
            _ => null,
        };

    private static bool Mentions(Expression expression, LazyRegex regex)
    {
        var found = false;
        FormWalk.Expressions(
            expression,
            e => found |= (e is Name name && regex.IsMatch(name.Id)) || (e is Member member && regex.IsMatch(member.Id))
        );
        return found;
    }

    private static bool HasOperator(Expression expression, Operator[] operators) =>
        expression switch
        {
            Binary b => (operators.Contains(b.Operator) && !(b.Left is Literal && b.Right is Literal))
                || HasOperator(b.Left, operators)
                || HasOperator(b.Right, operators),
            Cast c => HasOperator(c.Value, operators),
            Unary { Operator: UnaryOperator.Increment } when operators.Contains(Operator.Add) => true,
            Unary { Operator: UnaryOperator.Decrement } when operators.Contains(Operator.Subtract) => true,
            Unary { Operator: not UnaryOperator.SizeOf } u => HasOperator(u.Operand, operators),
            Unknown u => u.Children.Any(child => HasOperator(child, operators)),
            _ => false,
        };

    private static bool HasEntry(EntryTest test, Expression? expression, Value value, Site site)
    {
        var entryExpression = (expression as Collection)
            ?.Entries.FirstOrDefault(e => e.Key is Literal literal && literal.Text == test.Key)
            .Value;
        return value.Element(test.Key) is { } element
            ? Passes(test.Tests, entryExpression, element, site)
            : test.Tests.All(t => t is IsTest { Words: ["missing"] });
    }
}
