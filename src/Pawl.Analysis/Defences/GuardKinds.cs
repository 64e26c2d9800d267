using Pawl.Analysis.Form;

namespace Pawl.Analysis.Defences;

/// <summary>What a check is about.</summary>
internal sealed class GuardKinds(DefenceWords words, bool isC)
{
    private static readonly string[] Loggers =
    [
        "log",
        "logger",
        "logging",
        "audit",
        "console",
        "_log",
        "_logger",
        "auditlog",
        "securitylog",
        "syslog",
    ];

    /// <param name="refusal">Names in the branch that refuses.</param>
    /// <param name="flow">What patterns and the flow of values say of it, if they do.</param>
    internal string OfRefusing(Check check, IReadOnlyList<string> refusal, string? flow)
    {
        var names = NamesIn(check);
        if ((words.OfTest(names) ?? words.OfRefusal(refusal)) is { } spoken)
        {
            return spoken;
        }
        if (flow is not (null or "validation" or "bounds-check"))
        {
            return flow;
        }
        return Plain(check) ?? flow ?? "validation";
    }

    /// <summary>Of a condition under which something is done: only what clearly protects it.</summary>
    internal string? OfPositive(Check check, Statement body, string? flow)
    {
        if (words.OfTest(NamesIn(check)) is { } spoken && spoken is not "validation")
        {
            return spoken;
        }
        var plain = Plain(check);
        return flow is not null ? plain ?? flow
            : plain == "null-check" && Uses(body, check.Node) ? plain
            : plain == "bounds-check" && IndexesWith(body, check.Node) ? plain
            : plain == "error-handling" ? plain
            : null;
    }

    private string? Plain(Check check) =>
        check.Node switch
        {
            Binary { Operator: Operator.Equal or Operator.NotEqual } b when IsNothing(b.Left) || IsNothing(b.Right) => "null-check",
            Binary { Operator: >= Operator.Less and <= Operator.GreaterEqual } b => isC && (b.Left is Call || b.Right is Call) && IsZero(b)
                ? "error-handling"
                : "bounds-check",
            Binary { Operator: Operator.Equal or Operator.NotEqual } b when isC && (b.Left is Call || b.Right is Call) => "error-handling",
            Name or Member => "null-check",
            Binary { Operator: Operator.And } both => Plain(check with { Node = both.Left }) ?? Plain(check with { Node = both.Right }),
            _ => null,
        };

    private static bool IsZero(Binary b) => b.Right is Literal { Text: "0" } or Unary;

    private static bool IsNothing(Expression node) =>
        node is Literal { Kind: LiteralKind.Null } or Name { Id: "undefined" or "NULL" or "nullptr" };

    private static List<string> NamesIn(Check check)
    {
        List<string> names = [];
        FormWalk.Expressions(
            check.Node,
            e =>
            {
                if (e is Name or Member)
                {
                    names.Add(Checks.NameOf(e));
                }
            }
        );
        return names;
    }

    private static bool Uses(Statement body, Expression test)
    {
        HashSet<string> tested = [];
        FormWalk.Expressions(test, e => _ = e is Name name && tested.Add(name.Id));
        var used = false;
        FormWalk.Expressions(
            body,
            e =>
                used |= e switch
                {
                    Member { Target: Name target } => tested.Contains(target.Id),
                    Form.Index { Target: Name target } => tested.Contains(target.Id),
                    Unary { Operator: UnaryOperator.Dereference, Operand: Name target } => tested.Contains(target.Id),
                    _ => false,
                }
        );
        return used;
    }

    private static bool IndexesWith(Statement body, Expression test)
    {
        HashSet<string> tested = [];
        FormWalk.Expressions(test, e => _ = e is Name name && tested.Add(name.Id));
        var indexes = false;
        FormWalk.Expressions(
            body,
            e =>
            {
                if (e is Form.Index { Key: { } key })
                {
                    FormWalk.Expressions(key, k => indexes |= k is Name name && tested.Contains(name.Id));
                }
            }
        );
        return indexes;
    }

    internal static bool IsLog(Call call)
    {
        var name = call.Callee switch
        {
            Name { Id: "syslog" } n => n.Id,
            Member { Target: Name target } => target.Id,
            Member { Target: Member target } => target.Id,
            _ => "",
        };
        return Array.Exists(Loggers, logger => string.Equals(logger, name, StringComparison.OrdinalIgnoreCase))
            && !Checks.NameOf(call.Callee).Contains("debug", StringComparison.OrdinalIgnoreCase)
            && !Checks.NameOf(call.Callee).Contains("trace", StringComparison.OrdinalIgnoreCase);
    }
}
