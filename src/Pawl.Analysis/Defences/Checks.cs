using Pawl.Analysis.Form;

namespace Pawl.Analysis.Defences;

/// <summary>Takes tests apart: into what must hold, through named conditions and helpers of the file that return one.</summary>
internal sealed class Checks
{
    private const int Deepest = 4;

    private static readonly string[] Asking =
    [
        "-is-",
        "-has-",
        "-can-",
        "-may-",
        "-should-",
        "-must-",
        "-verif",
        "-check",
        "-valid",
        "-allow",
        "-equal",
        "-match",
        "-contain",
        "-start",
    ];

    private readonly Dictionary<string, Function?> functions = new(StringComparer.Ordinal);
    private readonly Dictionary<Function, Dictionary<string, Expression?>> named = [];
    private readonly Dictionary<string, Function?> asked = new(StringComparer.Ordinal);

    internal Checks(FileForm form)
    {
        foreach (var function in form.Functions)
        {
            // Two of one name cannot be told apart.
            functions[function.Id] = functions.ContainsKey(function.Id) ? null : function;
        }
    }

    internal IEnumerable<Check> Of(Expression test, bool sense, Scope scope) => Of(test, sense, scope, test.Span, 0);

    private IEnumerable<Check> Of(Expression test, bool sense, Scope scope, Span at, int depth)
    {
        switch (test)
        {
            case Unary { Operator: UnaryOperator.Not } not:
                return Of(not.Operand, !sense, scope, at == test.Span ? not.Operand.Span : at, depth);
            case Binary { Operator: Operator.And or Operator.Or } both when (both.Operator == Operator.And) == sense:
                return Of(both.Left, sense, scope, at == test.Span ? both.Left.Span : at, depth)
                    .Concat(Of(both.Right, sense, scope, at == test.Span ? both.Right.Span : at, depth));
            case Binary { Operator: Operator.And } joined when Never(joined):
            case Literal:
                return [];
            case Name name
                when depth < Deepest && scope.Given?.ContainsKey(name.Id) != true && Meaning(scope.Function, name.Id) is { } value:
                return Of(value, sense, scope, at, depth + 1);
            case Call call when depth < Deepest && Body(call, scope) is { } inner:
                return Of(inner.Value, sense, inner.Scope, at, depth + 1);
            default:
                return [new Check(test, sense, scope, at, Count(test))];
        }
    }

    private static int Count(Expression test) => test is Binary { Operator: Operator.And } b ? Count(b.Left) + Count(b.Right) : 1;

    /// <summary>A part of it is never true.</summary>
    private static bool Never(Expression test) =>
        test is Literal { Text: "false" or "False" or "0" }
        || (test is Binary { Operator: Operator.And } b && (Never(b.Left) || Never(b.Right)));

    /// <summary>The one value that a condition's name gets in the function.</summary>
    private Expression? Meaning(Function function, string name)
    {
        if (!named.TryGetValue(function, out var values))
        {
            named[function] = values = new(StringComparer.Ordinal);
            foreach (var parameter in function.Parameters)
            {
                values[parameter.Id] = null;
            }
            FormWalk.Statements(
                function.Body,
                s =>
                {
                    if (s is Declaration { Target: Name declared, Value: { } first })
                    {
                        values[declared.Id] = values.ContainsKey(declared.Id) ? null : first;
                    }
                }
            );
            FormWalk.Expressions(
                function.Body,
                e =>
                {
                    if (e is Assignment { Target: Name assigned } a)
                    {
                        values[assigned.Id] = values.ContainsKey(assigned.Id) || a.Operator is not null ? null : a.Value;
                    }
                }
            );
        }
        return values.GetValueOrDefault(name) is { } value && IsCondition(value) ? value : null;
    }

    private static bool IsCondition(Expression value) =>
        value switch
        {
            Binary { Operator: Operator.And or Operator.Or or (>= Operator.Equal and <= Operator.TypeTest) } => true,
            Unary { Operator: UnaryOperator.Not } => true,
            Unary { Operator: UnaryOperator.Await } awaited => IsCondition(awaited.Operand),
            Call { Callee: Name or Member } call => IsAsking(call),
            _ => false,
        };

    private static bool IsAsking(Call call)
    {
        var split = DefenceWords.Split(NameOf(call.Callee)) + "-";
        return Array.Exists(Asking, word => split.StartsWith(word, StringComparison.Ordinal));
    }

    internal static string NameOf(Expression callee) =>
        callee is Name n ? n.Id
        : callee is Member m ? m.Id
        : "";

    /// <summary>The function of the file that is called: by its name alone, or on the object itself.</summary>
    internal Function? Helper(Call call)
    {
        if (call.Callee is not (Name or Member { Target: Name { Id: "self" or "this" or "cls" } }))
        {
            return null;
        }
        var helper = Named(NameOf(call.Callee));
        asked[NameOf(call.Callee)] = helper;
        return helper;
    }

    internal Function? Named(string name) => functions.GetValueOrDefault(name);

    /// <summary>Helpers that were looked for since the last time; null: the file has no such function, or several.</summary>
    internal IReadOnlyList<(string Name, Function? Helper)> TakeAsked()
    {
        var all = asked.Select(a => (a.Key, a.Value)).ToArray();
        asked.Clear();
        return all;
    }

    private (Expression Value, Scope Scope)? Body(Call call, Scope scope) =>
        Helper(call) is { Body.Statements: [Return { Value: { } value }] } helper && Inside(call, helper, scope) is { } inner
            ? (value, inner)
            : null;

    /// <summary>The helper's scope with what it is given; null when the arguments do not say which is which.</summary>
    internal static Scope? Inside(Call call, Function helper, Scope scope)
    {
        var parameters = helper.Parameters.Where(p => p.Id is not ("self" or "cls")).ToList();
        if (call.Arguments.Any(a => a.Label is not null || a.Spread) || call.Arguments.Length > parameters.Count)
        {
            return null;
        }
        var given = new Dictionary<string, (Expression, Scope)>(StringComparer.Ordinal);
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            given[parameters[i].Id] = (call.Arguments[i].Value, scope);
        }
        return new Scope(helper, given);
    }
}
