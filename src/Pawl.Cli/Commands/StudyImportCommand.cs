using System.CommandLine;
using Pawl.Engine;
using Pawl.Studies.Import;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl study import</c>: what exists already, as records.</summary>
internal static class StudyImportCommand
{
    internal static Command Create()
    {
        var form = new Argument<string>("form") { Description = "versions, branch, sec-code-bench or jsonl" };
        form.AcceptOnlyFromAmong("versions", "branch", "sec-code-bench", "jsonl");
        var source = new Argument<string>("source") { Description = "The folder, repository or file" };
        var output = new Option<string>("--output", "-o") { Description = "Folder of results", Required = true };
        var model = new Option<string>("--model", "-m") { Description = "Who wrote the versions", DefaultValueFactory = _ => "unknown" };
        var range = new Option<string>("--range")
        {
            Description = "For a branch: base..branch, or a branch",
            DefaultValueFactory = _ => "HEAD",
        };
        var name = new Option<string>("--study") { Description = "What the records call the study", DefaultValueFactory = _ => "imported" };
        var command = new Command("import", "Record versions that exist already as chains") { form, source, output, model, range, name };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var path = parsed.GetValue(source)!;
                var who = parsed.GetValue(model)!;
                var study = parsed.GetValue(form) switch
                {
                    "versions" => FolderImport.Read(path, who),
                    "branch" => BranchImport.Read(path, parsed.GetValue(range)!, who, cancel),
                    "sec-code-bench" => SecCodeBenchImport.Read(path),
                    _ => LineImport.Read(path, who),
                };
                var folder = Path.GetFullPath(parsed.GetValue(output)!);
                var line = new StatusLine();
                var (chains, versions) = await StudyImport.Run(
                    study,
                    parsed.GetValue(name)!,
                    folder,
                    Installation.Rules(),
                    done => line.Show(FormattableString.Invariant($"{done:N0} chains imported")),
                    cancel
                );
                line.Clear();
                Console.WriteLine(FormattableString.Invariant($"{chains:N0} chains with {versions:N0} versions in {folder}"));
                foreach (var (reason, count) in study.LeftOut.OrderBy(l => l.Key, StringComparer.Ordinal))
                {
                    Console.WriteLine(FormattableString.Invariant($"left out: {count:N0} ({reason})"));
                }
                return chains > 0
                    ? ExitCodes.Clean
                    : throw new UserError("there was nothing to import", "docs/study.md describes the forms.");
            }
        );
        return command;
    }
}
