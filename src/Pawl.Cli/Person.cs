using Pawl.Engine;
using Pawl.Engine.Reviews;

namespace Pawl.Cli;

/// <summary>What only a person may do is refused to agents.</summary>
internal static class Person
{
    /// <exception cref="UserError">An agent's session, or nobody at a terminal.</exception>
    internal static void NeedAtTerminal()
    {
        Need();
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
        {
            throw new UserError("a review is made by a person at a terminal", "Run it there, without pipes or redirections.");
        }
    }

    /// <exception cref="UserError">An agent's session.</exception>
    internal static void Need()
    {
        if (AgentSession.Find(Environment.GetEnvironmentVariable, AgentSession.Ancestors(Environment.ProcessId)) is { } sign)
        {
            throw new UserError($"no review is made in an agent's session ({sign})", "Ask a person to run it in a terminal of their own.");
        }
    }
}
