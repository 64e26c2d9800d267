using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow;

/// <summary>What the body of a catch does with the error; the words are those of rules.</summary>
internal static class CatchBodies
{
    private static readonly string[] Orders = ["noqa", "nosec", "pylint:", "type:", "pragma", "todo", "fixme", "resharper", "nosonar"];

    internal static bool Is(string word, Catch handler, FileForm form) =>
        word switch
        {
            "nothing" => handler.Body.Statements.Length == 0,
            "unexplained" => handler.Body.Statements.All(IsSilent) && !form.Comments.Any(c => Explains(c, handler)),
            "silent" => handler.Body.Statements.All(IsSilent),
            "empty" => handler.Body.Statements.All(IsNothing),
            "answer" => !UsesError(handler) && !handler.Body.Statements.All(s => IsSilent(s) || IsFailure(s)),
            _ => !UsesError(handler),
        };

    /// <summary>A comment in the handler, or behind its last statement, that is no order to a linter.</summary>
    private static bool Explains(Comment comment, Catch handler) =>
        comment.Span.Start > handler.Span.Start
        && comment.Span.Start <= Math.Max(handler.Body.Span.End, handler.Span.End) + 3
        && comment.Text.Count(char.IsLetter) > 8
        && !Orders.Any(order => comment.Text.Contains(order, StringComparison.OrdinalIgnoreCase));

    private static bool IsSilent(Statement statement) =>
        statement is Continue or Break or Return { Value: null }
        || statement is Block { Statements: var inner } && inner.All(IsSilent)
        || statement is ExpressionStatement { Expression: Literal or Unknown { Children.Count: 0 } };

    /// <summary>Returns, or keeps, what says that there is nothing: the caller can tell.</summary>
    private static bool IsFailure(Statement statement) =>
        statement switch
        {
            Return { Value: var value } => IsNone(value),
            ExpressionStatement { Expression: Assignment { Value: var value } } => IsNone(value),
            Block block => block.Statements.All(s => IsSilent(s) || IsFailure(s)),
            _ => false,
        };

    private static bool IsNone(Expression? value) =>
        value
            is Literal { Kind: LiteralKind.Null }
                or Literal { Kind: LiteralKind.Boolean, Text: "false" or "False" }
                or Literal { Text: "" or "0" or "-1" }
                or Collection { Entries.Length: 0 }
                or Name { Id: "undefined" };

    private static bool IsNothing(Statement statement) =>
        statement is Continue or Break or Return { Value: null or Literal or Collection { Entries.Length: 0 } or Name { Id: "undefined" } }
        || statement is Block { Statements: var inner } && inner.All(IsNothing)
        || statement is ExpressionStatement { Expression: Literal or Unknown { Children.Count: 0 } };

    private static bool UsesError(Catch handler)
    {
        var uses = false;
        FormWalk.Expressions(handler.Body, e => uses |= e is Call || (e is Name name && name.Id == handler.Variable));
        return uses || Throws(handler.Body);
    }

    private static bool Throws(Statement? node) =>
        node switch
        {
            Throw => true,
            Block b => b.Statements.Any(Throws),
            If i => Throws(i.Then) || Throws(i.Otherwise),
            Using u => Throws(u.Body),
            Loop l => Throws(l.Body),
            Try t => Throws(t.Body) || Throws(t.Final),
            _ => false,
        };
}
