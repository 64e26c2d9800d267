using Pawl.Engine.Authorship;

namespace Pawl.Engine.Audit;

/// <summary>The words of the design for values that are keys of tables.</summary>
internal static class Words
{
    internal static string Of(AuthorKind kind) =>
        kind switch
        {
            AuthorKind.Human => "human",
            AuthorKind.Agent => "agent",
            AuthorKind.Mixed => "mixed",
            AuthorKind.Bot => "bot",
            AuthorKind.Unknown => "unknown",
            _ => "undeclared",
        };
}
