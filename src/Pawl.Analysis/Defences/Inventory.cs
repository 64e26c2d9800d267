using Pawl.Analysis.Flow;
using Pawl.Analysis.Flow.Versions;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Defences;

/// <summary>
/// The safeguards of a file, function by function and route by route. What the lists' patterns and the flow of values
/// tell is there already; this adds what the form shows: checks that refuse, resources that release themselves,
/// helpers that throw, and names that speak of a defence.
/// </summary>
internal sealed partial class Inventory
{
    private const int LongestChain = 200;
    private const int DeepestCalls = 3;

    private readonly FileForm form;
    private readonly DefenceWords words;
    private readonly Frameworks frameworks;
    private readonly Checks checks;
    private readonly GuardKinds kinds;
    private readonly List<RawDefence> known;
    private readonly HashSet<Span> spans;
    private readonly List<(Span Span, Function Function)> logs = [];
    private readonly List<RawDefence> found = [];
    private readonly List<Span> refusals = [];
    private readonly List<RawDefence> ofClasses = [];
    private readonly HashSet<(Span, string)> settled = [];
    private readonly Dictionary<Function, List<Check>> thrown = [];
    private readonly bool isC;
    private readonly PartList? parts;

    private Inventory(FileFlow flow)
    {
        form = flow.Form;
        words = flow.Rules.DefenceWords;
        frameworks = flow.Rules.Frameworks;
        checks = new Checks(form);
        isC = flow.HasPointers;
        parts = flow.Parts;
        known = [.. flow.Defences.OrderBy(d => d.Span.Start).ThenBy(d => d.Span.End).ThenBy(d => d.Kind, StringComparer.Ordinal)];
        spans = [.. known.Select(d => d.Span)];
        kinds = new GuardKinds(words, isC);
    }

    internal static IReadOnlyList<RawDefence> Of(FileFlow flow, out IReadOnlyList<string> routes)
    {
        var inventory = new Inventory(flow);
        foreach (var function in flow.Form.Functions.Prepend(flow.Form.Module))
        {
            inventory.Function(function);
        }
        inventory.Covered();
        inventory.OfClasses();
        inventory.Logs();
        routes = new Routes(inventory.words, inventory.frameworks, inventory.found).Of(flow.Form);
        return inventory.Result();
    }

    /// <summary>A function that says who may call it logs who did.</summary>
    private void Logs()
    {
        var guarded = found
            .Concat(known)
            .Concat(ofClasses)
            .Where(d => d.Kind is "authentication" or "authorisation")
            .Select(d => d.Function)
            .ToHashSet();
        foreach (var (span, function) in logs.Where(l => guarded.Contains(l.Function)))
        {
            Add("logging", span, function);
        }
    }

    private List<RawDefence> Result()
    {
        var told = found.Select(d => d.Span).ToHashSet();
        var covered = new bool[known.Count];
        foreach (var check in found.Where(d => d.IsCheck))
        {
            // A check that was taken apart tells it better.
            foreach (var i in Within(check.Span).Concat(Within(check.Statement)))
            {
                covered[i] = true;
            }
        }
        foreach (var i in refusals.SelectMany(Within).Where(i => known[i].Kind is "authentication" or "authorisation"))
        {
            // How a check refuses is part of it.
            covered[i] = true;
        }
        found.AddRange(known.Where((d, i) => !covered[i] && !told.Contains(d.Span)));
        found.AddRange(ofClasses);
        return found;
    }

    /// <summary>What decorators, filters and middleware of the file check, they check for the functions behind them.</summary>
    private void Covered()
    {
        foreach (var (function, at, by) in Covers.Of(form, frameworks))
        {
            var scope = new Scope(by);
            FormWalk.Statements(
                by.Body,
                s =>
                {
                    var (test, sense, refusal) =
                        s is not If branch ? (null, false, null)
                        : Leaves(branch.Then) ? (branch.Test, false, branch.Then)
                        : Leaves(branch.Otherwise) ? (branch.Test, true, branch.Otherwise)
                        : (null, false, null);
                    foreach (var check in test is null ? [] : checks.Of(test, sense, scope))
                    {
                        var own = check with { At = at };
                        Add(own, kinds.OfRefusing(own, Refusal.NamesIn(refusal!), null), function, by.QualifiedName);
                    }
                }
            );
        }
    }

    private bool Leaves(Statement? branch) => Refusal.Of(branch, isC) is Refusal.Way.Throws or Refusal.Way.Returns;

    /// <summary>What stands on a class holds for each of its methods, unless one says otherwise.</summary>
    private void OfClasses()
    {
        foreach (var declared in form.Classes)
        {
            foreach (var annotation in declared.Annotations)
            {
                var name = annotation.Id[(annotation.Id.LastIndexOf('.') + 1)..];
                var listed = known.Find(d => d.Span == annotation.Span);
                var kind = listed?.Kind ?? words.OfGate(name);
                if (kind is not ("authorisation" or "authentication" or "csrf" or "rate-limit" or "limit" or "tls-verification"))
                {
                    continue;
                }
                var own = listed ?? new RawDefence(kind, words.CweOf(kind), annotation.Span, annotation.Span, form.Module);
                if (listed is null)
                {
                    ofClasses.Add(own);
                }
                ofClasses.AddRange(
                    declared
                        .Methods.Where(m => !m.Annotations.Any(a => IsOpening(a) || a.Id == annotation.Id))
                        .Select(m => own with { Function = m, Via = declared.Id })
                );
            }
        }
    }

    /// <summary><c>[AllowAnonymous]</c>, <c>@PermitAll</c></summary>
    private static bool IsOpening(Annotation annotation)
    {
        var split = DefenceWords.Split(annotation.Id);
        return split.Contains("-anonymous", StringComparison.Ordinal)
            || split.Contains("-permit-all", StringComparison.Ordinal)
            || split.Contains("-public", StringComparison.Ordinal)
            || split.Contains("-exempt", StringComparison.Ordinal);
    }

    /// <summary>Indexes of what is known to lie in the span.</summary>
    private IEnumerable<int> Within(Span span)
    {
        var (low, high) = (0, known.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = known[middle].Span.Start < span.Start ? (middle + 1, high) : (low, middle);
        }
        for (; low < known.Count && known[low].Span.Start <= span.End; low++)
        {
            if (known[low].Span.End <= span.End)
            {
                yield return low;
            }
        }
    }

    private void Look(Function function)
    {
        var scope = new Scope(function);
        FormWalk.Statements(function.Body, s => Statement(s, scope));
        FormWalk.Expressions(function.Body, e => Expression(e, function));
        foreach (var annotation in function.Annotations.Concat(function.Parameters.SelectMany(p => p.Annotations)))
        {
            var name = annotation.Id[(annotation.Id.LastIndexOf('.') + 1)..];
            if (!spans.Contains(annotation.Span) && words.OfGate(name) is { } kind)
            {
                Add(kind, annotation.Span, function);
            }
        }
    }

    private void Statement(Statement statement, Scope scope)
    {
        switch (statement)
        {
            case If test:
                Test(test, scope);
                break;
            case Assert test:
                Required(test.Test, true, scope, new Throw(test.Span, null), Refusal.Way.Throws);
                break;
            case Loop { Test: Binary { Operator: Operator.And } test, Kind: not LoopKind.ForEach }:
                foreach (
                    var check in checks
                        .Of(test, true, scope)
                        .Where(c => c.Node is Binary { Operator: >= Operator.Less and <= Operator.GreaterEqual })
                )
                {
                    Add(check, "bounds-check", scope.Function);
                }
                break;
            case ExpressionStatement { Expression: var expression }:
                Called(expression is Unary { Operator: UnaryOperator.Await } awaited ? awaited.Operand : expression, scope);
                break;
            case Using scoped:
                foreach (var resource in scoped.Resources)
                {
                    Add("resource-release", (resource as Declaration)?.Value?.Span ?? resource.Span, scope.Function);
                }
                break;
            case Try { Final: { Statements.Length: > 0 } final }:
                foreach (var last in final.Statements)
                {
                    Add("resource-release", last is ExpressionStatement { Expression: var e } ? e.Span : last.Span, scope.Function);
                }
                break;
        }
    }

    private void Test(If test, Scope scope)
    {
        var way = Refusal.Of(test.Then, isC);
        if (way != Refusal.Way.None)
        {
            Required(test.Test, false, scope, test.Then, way);
        }
        else if (test.Otherwise is { } otherwise && Refusal.Of(otherwise, isC) is not Refusal.Way.None and var other)
        {
            Required(test.Test, true, scope, otherwise, other);
        }
        else
        {
            Protecting(test.Test, true, test.Then, scope);
            Protecting(test.Test, false, IsLong(test.Otherwise) ? null : test.Otherwise, scope);
        }
    }

    /// <summary>So many tests in a row are not looked through for what each of them protects.</summary>
    private static bool IsLong(Statement? otherwise)
    {
        var length = 0;
        while (otherwise is If or Block { Statements: [If] } && length <= LongestChain)
        {
            otherwise = (otherwise as If ?? (If)((Block)otherwise).Statements[0]).Otherwise;
            length++;
        }
        return length > LongestChain;
    }

    private void Protecting(Expression test, bool sense, Statement? body, Scope scope)
    {
        foreach (var check in body is null ? [] : checks.Of(test, sense, scope))
        {
            if (body is not null && kinds.OfPositive(check, body, FlowKind(check)) is { } kind)
            {
                Add(check, kind, scope.Function);
            }
        }
    }

    private void Required(Expression test, bool sense, Scope scope, Statement refusal, Refusal.Way way)
    {
        var names = Refusal.NamesIn(refusal);
        refusals.Add(refusal.Span);
        foreach (var check in checks.Of(test, sense, scope))
        {
            var kind = kinds.OfRefusing(check, names, FlowKind(check));
            if (way != Refusal.Way.Skips || kind is not ("validation" or "error-handling"))
            {
                Add(check, kind, scope.Function);
            }
        }
        foreach (var statement in refusal is Block block ? block.Statements : [refusal])
        {
            if (statement is ExpressionStatement { Expression: Call call } && GuardKinds.IsLog(call))
            {
                Add("logging", call.Span, scope.Function);
            }
        }
    }

    /// <summary>What patterns and the flow of values say of the place.</summary>
    private string? FlowKind(Check check) =>
        Within(check.Node.Span)
            .Select(i => known[i].Kind)
            .Where(k => k != "escaping")
            .OrderBy(k => k is "validation" or "bounds-check" ? 1 : 0)
            .FirstOrDefault();

    private void Expression(Expression expression, Function function)
    {
        if (expression is Call call && words.OfValue(Checks.NameOf(call.Callee)) is { } kind && !spans.Contains(call.Span))
        {
            Add(kind, call.Span, function);
        }
        else if (expression is Binary { Operator: Operator.Coalesce, Right: Unary { Operator: UnaryOperator.Throw } } required)
        {
            Add(new Check(required.Left, true, new Scope(function), required.Span, 1), "null-check", function);
        }
    }

    private void Add(string kind, Span span, Function function)
    {
        if (settled.Add((span, kind)))
        {
            found.Add(new RawDefence(kind, words.CweOf(kind), span, span, function));
        }
    }

    private void Add(Check check, string kind, Function function, string via = "")
    {
        var (sign, shape) = (CheckText.Sign(check), CheckText.Shape(check));
        if (settled.Add((check.At, $"{kind} {sign} {(via.Length == 0 ? 0 : function.Span.Start)}")))
        {
            found.Add(
                new RawDefence(kind, words.CweOf(kind), check.At, check.Node.Span, function)
                {
                    Checker = check.Checker,
                    Sign = sign,
                    Shape = shape,
                    Conditions = check.Conditions,
                    Via = via,
                }
            );
        }
    }
}
