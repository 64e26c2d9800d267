using Pawl.Analysis.Form;

namespace Pawl.Analysis.Defences;

/// <summary>Branches that refuse: they throw, or leave with an error.</summary>
internal static class Refusal
{
    private static readonly string[] Failing =
    [
        "-error",
        "-err",
        "-fail",
        "-bad",
        "-invalid",
        "-not-found",
        "-denied",
        "-deny",
        "-forbid",
        "-unauthor",
        "-abort",
        "-reject",
        "-problem",
        "-refus",
        "-conflict",
        "-too-",
        "-missing",
        "-illegal",
        "-unprocessable",
        "-http-response-",
        "-challenge",
        "-next",
    ];

    internal enum Way
    {
        None,
        Skips,
        Returns,
        Throws,
    }

    internal static Way Of(Statement? branch, bool isC) =>
        branch switch
        {
            Throw => Way.Throws,
            Return r => IsFailure(r.Value, isC) ? Way.Returns : Way.None,
            Goto => Way.Returns,
            Continue or Break => Way.Skips,
            Block { Statements: { Length: > 0 } all } => Of(all[^1], isC),
            If { Otherwise: { } otherwise } both => Of(both.Then, isC) is var then && then == Way.None
                ? Way.None
                : (Way)Math.Min((int)then, (int)Of(otherwise, isC)),
            ExpressionStatement { Expression: Call call } when IsExit(call) => Way.Throws,
            _ => Way.None,
        };

    private static bool IsExit(Call call) =>
        call.Callee
            is Name { Id: "exit" or "abort" or "_exit" or "die" or "panic" or "fatal" }
                or Member { Id: "exit" or "Exit" or "abort" };

    private static bool IsFailure(Expression? value, bool isC) =>
        value switch
        {
            null => true,
            Literal { Kind: LiteralKind.Null } => true,
            Literal { Kind: LiteralKind.Boolean } b => b.Text is "false" or "False",
            Literal { Kind: LiteralKind.Integer, Text: var number } => isC ? number != "0" : IsStatus(number),
            Literal { Kind: LiteralKind.String, Text: "" } => true,
            Collection { Entries.Length: 0 } => true,
            Unary { Operator: UnaryOperator.Negate or UnaryOperator.Throw } => true,
            Unary { Operator: UnaryOperator.Await, Operand: var awaited } => IsFailure(awaited, isC),
            Name { Id: "undefined" or "NULL" or "EOF" } => true,
            Name or Member => SaysSo(Checks.NameOf(value)),
            Call or Collection => Speaks(value),
            _ => false,
        };

    private static bool Speaks(Expression value)
    {
        var found = false;
        FormWalk.Expressions(
            value,
            e =>
                found |= e switch
                {
                    Literal { Kind: LiteralKind.Integer } status => IsStatus(status.Text),
                    Call call => SaysSo(Checks.NameOf(call.Callee)),
                    Name or Member => SaysSo(Checks.NameOf(e)) && e is not Name { Id: "next" },
                    _ => false,
                }
        );
        return found;
    }

    private static bool SaysSo(string name)
    {
        var split = DefenceWords.Split(name);
        return Array.Exists(Failing, word => split.Contains(word, StringComparison.Ordinal));
    }

    private static bool IsStatus(string number) => number is ['4' or '5', _, _];

    /// <summary>Names, statuses and short texts of the branch.</summary>
    internal static IReadOnlyList<string> NamesIn(Statement branch)
    {
        List<string> names = [];
        FormWalk.Expressions(
            branch,
            e =>
            {
                switch (e)
                {
                    case Name or Member:
                        names.Add(Checks.NameOf(e));
                        break;
                    case Literal { Kind: LiteralKind.Integer, Text.Length: 3 } status:
                        names.Add(status.Text);
                        break;
                    case Literal { Kind: LiteralKind.String, Text.Length: > 0 and < 30 } said:
                        names.Add(said.Text);
                        break;
                }
            }
        );
        return names;
    }
}
