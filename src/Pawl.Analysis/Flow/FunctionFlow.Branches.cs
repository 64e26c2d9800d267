using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

internal sealed partial class FunctionFlow
{
    /// <summary>Evaluates a test; what holds where it is true, and where it is false. A way that cannot be taken is null.</summary>
    private (State? Yes, State? No) Branch(Expression test)
    {
        if (state is null)
        {
            return (null, null);
        }
        switch (test)
        {
            case Unary { Operator: UnaryOperator.Not } not:
                var (yes, no) = Branch(not.Operand);
                return (no, yes);
            case Binary { Operator: Operator.And } and:
                var (leftYes, leftNo) = Branch(and.Left);
                state = leftYes;
                var (bothYes, rightNo) = Branch(and.Right);
                return (bothYes, State.Join(leftNo, rightNo));
            case Binary { Operator: Operator.Or } or:
                var (firstYes, firstNo) = Branch(or.Left);
                state = firstNo;
                var (secondYes, noneHolds) = Branch(or.Right);
                return (State.Join(firstYes, secondYes), noneHolds);
            case Binary { Operator: >= Operator.Equal and <= Operator.TypeTest } comparison:
                return BranchOnComparison(comparison);
            case Binary { Operator: Operator.Comma } sequence:
                Evaluate(sequence.Left);
                return Branch(sequence.Right);
            case Call call:
                return BranchOnCall(call);
            default:
                var value = known[test] = Evaluate(test);
                Event("test", test, value);
                var ways = Split(value.Truth);
                if (file.HasPointers)
                {
                    Absent(ways.No, test, value, IsPointer(test));
                    Narrow(test, Families.Divisor, ways.Yes);
                }
                Narrow(value, ways.Yes, ways.No, test.Span);
                return ways;
        }
    }

    private (State? Yes, State? No) Split(bool? truth) =>
        state is null ? (null, null)
        : truth is { } known ? (known ? state : null, known ? null : state)
        : Fork(state);

    // Tests so far whose outcome is not known.
    private int forks;

    private (State? Yes, State? No) Fork(State before)
    {
        forks++;
        return (before.Fork(), before.Fork());
    }

    private (State? Yes, State? No) BranchOnComparison(Binary node)
    {
        var left = Evaluate(node.Left);
        var right = Evaluate(node.Right);
        if (state is null)
        {
            return (null, null);
        }
        CompareHooks(node, left, right);
        Event("test", Tested(node.Left), left);
        Event("test", Tested(node.Right), right);
        var (yes, no) = Split(Constants.Compare(node.Operator, left, right));
        NarrowToNothing(node, left, right, yes, no);
        (yes, no) = NarrowRange(node, left, right, yes, no);
        NarrowDivisor(node, yes, no);
        NarrowSign(node, left, right, yes, no);
        if (node.Operator is Operator.In or Operator.NotIn)
        {
            NarrowContained(node, left, right, node.Operator == Operator.In ? yes : no, node.Operator == Operator.In ? no : yes, node.Span);
        }
        switch (node.Operator)
        {
            case Operator.Equal or Operator.NotEqual:
                var equal = node.Operator == Operator.Equal ? yes : no;
                NarrowToConstant(node.Left, right, equal, node.Span);
                NarrowToConstant(node.Right, left, equal, node.Span);
                NarrowByGuards(node, left, right, equal);
                NarrowByCompare(node, right, equal);
                NarrowCompared(left, right, equal, node.Operator == Operator.Equal ? no : yes, node.Span);
                break;
            case Operator.In or Operator.NotIn when IsAllowList(node.Right, right):
                var contained = node.Operator == Operator.In ? yes : no;
                NarrowChecked(node.Left, left, Families.AllButSize, contained, node.Span);
                Narrow(left, contained, contained, node.Span);
                break;
            case Operator.Less
            or Operator.LessEqual
            or Operator.Greater
            or Operator.GreaterEqual when IsLowerBound(left) || IsLowerBound(right):
                break;
            case Operator.Less or Operator.LessEqual or Operator.Greater or Operator.GreaterEqual:
                foreach (var way in new[] { yes, no })
                {
                    NarrowChecked(node.Left, left, Families.Size, way, node.Span);
                    NarrowChecked(node.Right, right, Families.Size, way, node.Span);
                }
                NarrowByPosition(node, left, right, yes, no);
                break;
        }
        return (yes, no);
    }

    /// <summary><c>text.IndexOf("..") &lt; 0</c> is the same test as <c>== -1</c>.</summary>
    private void NarrowByPosition(Binary node, Value left, Value right, State? yes, State? no)
    {
        switch (node.Operator, right.Integer)
        {
            case (Operator.Less, 0) or (Operator.LessEqual, -1):
                Narrow(left, yes, no, node.Span);
                break;
            case (Operator.GreaterEqual, 0) or (Operator.Greater, -1):
                Narrow(left, no, yes, node.Span);
                break;
        }
    }

    /// <summary>What is really tested in <c>(p = f()) == NULL</c> and <c>x.length > 3</c>.</summary>
    private static Expression Tested(Expression node) => node is Assignment assignment ? assignment.Target : node;

    private static bool IsAllowList(Expression list, Value value) =>
        (value.Collection is not null && value.Taints.Length == 0 && value.Elements.All(e => e.Value.IsConstant))
        || (
            list is Name { Id: var name }
            && name.Length > 1
            && name.All(c => char.IsUpper(c) || c == '_' || char.IsDigit(c))
            && value.AllTaints().Length == 0
        );

    private void NarrowToConstant(Expression path, Value other, State? way, Span span)
    {
        if (other.IsConstant && other.ConstantKind != LiteralKind.Null && other.Constant!.Length > 0)
        {
            NarrowChecked(path, PathValueIn(path), Families.AllButSize | Families.Size | Families.Sign, way, span, other);
        }
    }

    /// <summary><c>typeof x === 'string'</c> as far as the lists' guards know it: the operand is checked.</summary>
    private void NarrowByGuards(Binary node, Value left, Value right, State? equal)
    {
        foreach (var hook in Rules.Of(PatternKind.Compare).Globs)
        {
            if (hook.Role != Role.Guard || node.Left is not Unary { Operator: UnaryOperator.TypeOf, Operand: var checkedPath })
            {
                continue;
            }
            var site = SiteAt(node.Span, "comparison") with
            {
                Arguments = [new Argument(node.Left), new Argument(node.Right)],
                Values = [left, right],
            };
            if (Conditions.Hold(hook.Pattern, site))
            {
                NarrowChecked(checkedPath, PathValueIn(checkedPath), hook.Mask, equal, node.Span);
            }
        }
    }

    private Value PathValueIn(Expression path) => state is null ? Value.Nothing : PathValue(path) ?? Value.Nothing;

    private void NarrowChecked(Expression path, Value value, ulong families, State? way, Span span, Value? becomes = null)
    {
        if (value.Taints.Length > 0)
        {
            var kind = families == Families.Size ? "bounds-check" : "validation";
            file.Add(new RawDefence(kind, kind == "validation" ? [20] : [129, 190], span, statement, function));
        }
        // A bound of a sum is none of its parts'.
        if (way is not null && path is not Binary)
        {
            var before = state;
            state = way;
            AssignPath(Sizes(path, families), becomes ?? Bounded(PathValue(Sizes(path, families)) ?? Value.Nothing, families));
            if (Source(path) is { } origin && PathValue(origin) is { Taints.Length: > 0 } whole)
            {
                AssignPath(origin, whole.Clear(families));
            }
            state = before;
        }
    }

    /// <summary>A check of a text's length bounds the text itself.</summary>
    private static Expression Sizes(Expression path, ulong families) =>
        families != Families.Size ? path
        : path is Member { Id: "length" or "Length" or "Count" or "size" } member ? member.Target
        : path is Call { Callee: Member { Id: "length" or "size" } callee } ? callee.Target
        : path
            is Call
            {
                Callee: Name { Id: "len" or "strlen" or "wcslen" or "abs" or "labs" or "llabs" or "fabs" or "fabsf" },
                Arguments: [var only]
            }
            ? only.Value is Cast { Value: var inner } ? inner
                : only.Value
        : path is Call { Callee: Member { Id: "abs" or "Abs", Target: Name { Id: "Math" } }, Arguments: [var size] } ? size.Value
        : path;

    /// <summary>A text that was made from a variable has been checked: the variable, and what else stems from the same source, is clean too.</summary>
    private static void ClearSources(Value guarded, ulong families, State? way)
    {
        var origins = guarded.AllTaints().Select(t => t.Origin).ToHashSet();
        if (way is null || origins.Count == 0)
        {
            return;
        }
        foreach (var (name, value) in way.Variables.OrderBy(v => v.Key, StringComparer.Ordinal).ToList())
        {
            if (value.Taints.Any(t => origins.Contains(t.Origin)))
            {
                way[name] = value.Copy(taints: Array.ConvertAll(value.Taints, t => origins.Contains(t.Origin) ? t.With(families) : t));
            }
        }
    }

    /// <summary>What a checked text is another form of: <c>file</c> in <c>file.getCanonicalPath()</c>, <c>x</c> in <c>pattern.matcher(x)</c>.</summary>
    private static Expression? Source(Expression path)
    {
        Expression? source = null;
        while (path is Call { Callee: Member { Target: var target, Id: var name }, Arguments: var given })
        {
            if (name == "matcher" && given.Length == 1)
            {
                path = source = given[0].Value;
            }
            else if (IsForm(name))
            {
                path = source = target;
            }
            else
            {
                break;
            }
        }
        return source is Name or Member ? source : null;
    }

    private static bool IsForm(string method) =>
        method
            is "toString"
                or "trim"
                or "strip"
                or "toLowerCase"
                or "toUpperCase"
                or "getCanonicalPath"
                or "getCanonicalFile"
                or "getAbsolutePath"
                or "getPath"
                or "normalize"
                or "toPath"
                or "toFile"
                or "toRealPath"
                or "toAbsolutePath"
                or "getHost"
                or "getAuthority"
                or "ToString"
                or "Trim"
                or "ToLower"
                or "ToUpper"
                or "ToLowerInvariant"
                or "ToUpperInvariant"
                or "resolve";

    private void Narrow(Expression path, ulong families, State way, Literal? becomes)
    {
        var before = state;
        state = way;
        AssignPath(path, becomes is null ? (PathValue(path) ?? Value.Nothing).Clear(families) : Value.Of(becomes.Text, becomes.Kind));
        state = before;
    }

    private static IEnumerable<Check> ChecksOf(Hook hook, Site site) =>
        Selected(hook.Pattern.Argument, site).Select(a => new Check(a.Expression, a.Value, hook.Mask, hook.Holds, hook.SameSource));

    /// <summary>A tested value tells what was checked to get it.</summary>
    private void Narrow(Value tested, State? yes, State? no, Span span)
    {
        foreach (var check in tested.Checks)
        {
            NarrowChecked(check.Path, check.Guarded, check.Families, check.Holds ? yes : no, span);
            if (check.SameSource)
            {
                ClearSources(check.Guarded, check.Families, check.Holds ? yes : no);
            }
        }
    }

    /// <summary><c>ok == true</c> and <c>m is None</c> test for truth; to be equal to anything else is what a check wants.</summary>
    private void NarrowCompared(Value left, Value right, State? equal, State? different, Span span)
    {
        if (IsTest(right, out var truth))
        {
            Narrow(left, truth ? equal : different, truth ? different : equal, span);
            return;
        }
        Narrow(left, equal, equal, span);
        Narrow(right, equal, equal, span);
    }

    /// <summary><c>a in b</c> is a call of <c>b.__contains__(a)</c> for guards.</summary>
    private void NarrowContained(Binary node, Value left, Value right, State? contained, State? missing, Span span)
    {
        var site = SiteAt(node.Span, "__contains__") with
        {
            AnyReceiver = true,
            Arguments = [new Argument(node.Left)],
            Values = [left],
            ReceiverExpression = node.Right,
            Receiver = right,
        };
        foreach (var hook in HooksFor(Rules.Of(PatternKind.Call), site))
        {
            if (hook.Role == Role.Guard && Conditions.Hold(hook.Pattern, site))
            {
                Narrow(Value.Nothing.Copy(checks: [.. ChecksOf(hook, site)]), contained, missing, span);
            }
        }
    }

    private (State? Yes, State? No) BranchOnCall(Call call)
    {
        var value = EvaluateCall(call, used: true);
        if (state is null)
        {
            return (null, null);
        }
        Event("test", call, value);
        var (yes, no) = Split(value.Truth);
        Narrow(value, yes, no, call.Span);
        if (lastSite is not { } site || site.Span != call.Span)
        {
            return (yes, no);
        }
        if (
            site
                is {
                    Last: "contains" or "includes" or "Contains" or "containsKey" or "ContainsKey" or "has",
                    ReceiverExpression: { } list,
                    Receiver: { } allowed,
                    Values.Count: 1
                }
            && IsAllowList(list, allowed)
        )
        {
            NarrowChecked(site.Arguments[0].Value, site.Values[0], Families.AllButSize, yes, call.Span);
        }
        if (site is { Last: "equals" or "Equals" or "equalsIgnoreCase" or "strcmp" or "strncmp", Values.Count: > 0 })
        {
            NarrowByEquals(site, site.Last.StartsWith("str", StringComparison.Ordinal) ? no : yes);
        }
        return (yes, no);
    }

    private void NarrowByEquals(Site site, State? way)
    {
        var (first, second) =
            site is { ReceiverExpression: { } receiver, Receiver: { } value } && !IsStringType(receiver)
                ? ((receiver, value), (site.Arguments[0].Value, site.Values[0]))
            : site.Values.Count > 1 ? ((site.Arguments[0].Value, site.Values[0]), (site.Arguments[1].Value, site.Values[1]))
            : default;
        if (first.Item1 is not null)
        {
            NarrowToConstant(first.Item1, second.Item2, way, site.Span);
            NarrowToConstant(second.Item1, first.Item2, way, site.Span);
        }
    }

    // C#'s string.Equals(a, b).
    private static bool IsStringType(Expression receiver) => receiver is Name { Id: "string" or "String" };

    /// <summary>The arguments that a pattern's selector means; all of them, and the receiver, without one.</summary>
    private static IEnumerable<(Expression Expression, Value Value)> Selected(Selector? selector, Site site)
    {
        if (selector is null or { IsAny: true })
        {
            for (var i = 0; i < site.Arguments.Count; i++)
            {
                yield return (site.Arguments[i].Value, site.Values[i]);
            }
        }
        else if (Conditions.Select(selector, site) is var (expression, value) && expression is not null)
        {
            yield return (expression, value);
        }
    }
}
