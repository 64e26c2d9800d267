using System.CommandLine;
using Pawl.Analysis;
using Spectre.Console;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl languages</c>: what can be analysed.</summary>
internal static class LanguagesCommand
{
    internal static Command Create()
    {
        var command = new Command("languages", "List the languages that are analysed");
        command.SetAction(_ =>
        {
            var rules = Installation.Rules();
            var table = new Table().Border(TableBorder.None).AddColumns("language", "endings", "rules");
            foreach (var language in Analyser.Languages)
            {
                table.AddRow(
                    Markup.Escape(language.Title),
                    string.Join(' ', language.Extensions),
                    (rules.Of(language.Rules)?.Rules.Count ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture)
                );
            }
            Terminal.Output().Write(table);
            return ExitCodes.Clean;
        });
        return command;
    }
}
