using System.CommandLine;

namespace Pawl.Cli.Commands;

/// <summary>All commands.</summary>
internal static class PawlCommand
{
    internal static RootCommand Create() =>
        new("Keeps code written with AI assistants from getting less secure, iteration by iteration.")
        {
            ScanCommand.Create(),
            RulesCommand.Create(),
            FormCommand.Create(),
        };
}
