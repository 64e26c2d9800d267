using System.CommandLine;
using System.CommandLine.Help;

namespace Pawl.Cli.Commands;

/// <summary>All commands.</summary>
internal static class PawlCommand
{
    internal static RootCommand Create()
    {
        var root = new RootCommand("Keeps code written with AI assistants from getting less secure, iteration by iteration.")
        {
            AuditCommand.Create(),
            ScanCommand.Create(),
            WhyCommand.Create(),
            GateCommand.Create(),
            ReviewCommand.Create(),
            ResetCommand.Create(),
            McpCommand.Create(),
            ExportCommand.Create(),
            ExplainCommand.Create(),
            StudyCommand.Create(),
            LanguagesCommand.Create(),
            AnalysersCommand.Create(),
            DoctorCommand.Create(),
            CompletionsCommand.Create(),
            RulesCommand.Create(),
            FormCommand.Create(),
            InitCommand.Create(),
            UninstallCommand.Create(),
            StatusCommand.Create(),
            HookCommand.Create(),
            LedgerCommand.Create(),
            GitHookCommand.Create(),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        }
        return root;
    }
}
