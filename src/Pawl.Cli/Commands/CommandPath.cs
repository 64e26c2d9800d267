using System.CommandLine.Parsing;

namespace Pawl.Cli.Commands;

internal static class CommandPath
{
    /// <summary>The command as a user would type it: <c>pawl rules test</c>.</summary>
    internal static string Of(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{Of(parent)} {command.Command.Name}" : "pawl";
}
