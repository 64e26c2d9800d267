using System.CommandLine;
using Pawl.Cli.Setup;
using Pawl.Engine.Git;
using Pawl.Engine.Reports;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl uninstall</c>: undoes what <c>pawl init</c> did, to the byte. The ledger and the notes stay.</summary>
internal static class UninstallCommand
{
    internal static Command Create()
    {
        var dryRun = new Option<bool>("--dry-run", "-n") { Description = "Only say what would be done" };
        var command = new Command("uninstall", "Undo what pawl init did; what was recorded stays") { dryRun };
        command.SetAction(
            async (parsed, cancel) =>
            {
                using var repository = await GitRepository.Open(Directory.GetCurrentDirectory(), cancel);
                var record = new SetupRecord(repository.CommonFolder);
                if (!record.Exists)
                {
                    Console.WriteLine("nothing is set up here");
                    return ExitCodes.Clean;
                }
                var told = record.Undo(parsed.GetValue(dryRun));
                foreach (var line in told)
                {
                    Console.WriteLine(VisibleText.Line((parsed.GetValue(dryRun) ? "would be " : "") + line));
                }
                return told.Any(line => line.StartsWith("LEFT", StringComparison.Ordinal)) ? ExitCodes.CouldNotFinish : ExitCodes.Clean;
            }
        );
        return command;
    }
}
