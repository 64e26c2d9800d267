using System.CommandLine;
using Pawl.Analysis;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl form FILE</c>: what patterns see of a file.</summary>
internal static class FormCommand
{
    internal static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A source file" };
        var command = new Command("form", "Print the intermediate form of a file: what rules' patterns see") { file };
        command.SetAction(parsed =>
            Installation.OnAnalysisThread(() =>
            {
                using var analyser = new Analyser(_ => null);
                var path = parsed.GetValue(file)!.FullName;
                if (analyser.PrintForm(path, File.ReadAllBytes(path)) is not { } text)
                {
                    Console.Error.WriteLine($"pawl: {path}: no language for this ending");
                    return 2;
                }
                Console.Write(text);
                return 0;
            })
        );
        return command;
    }
}
