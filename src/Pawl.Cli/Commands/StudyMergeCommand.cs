using System.CommandLine;
using Pawl.Engine;
using Pawl.Engine.Reports;
using Pawl.Studies.Records;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl study merge</c>: shards into one.</summary>
internal static class StudyMergeCommand
{
    internal static Command Create()
    {
        var records = new Argument<string[]>("records")
        {
            Description = "Files of records, or folders of results",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "Folder for the joined results",
            Required = true,
            HelpName = "folder",
        };
        var command = new Command("merge", "Join the results of shards: records in one order, contents beside them") { records, output };
        command.SetAction(
            (parsed, cancel) =>
            {
                var (given, folder) = (parsed.GetValue(records)!, parsed.GetValue(output)!);
                var files = given.Select(StudyRecords.FileOf).ToArray();
                var target = Path.Combine(folder, "records.jsonl");
                if (files.Any(file => Path.GetFullPath(file) == Path.GetFullPath(target)))
                {
                    throw new UserError($"{target} is one of the files that are joined", "Name another folder with --output.");
                }
                var merge = RecordMerge.Of(files, cancel);
                Directory.CreateDirectory(folder);
                OutputFile.Write(target, stream => merge.WriteTo(stream, cancel));
                var number = 0;
                foreach (var from in given.Where(Directory.Exists))
                {
                    CopyContents(from, folder, cancel);
                    var manifest = Path.Combine(from, "run.json");
                    if (File.Exists(manifest))
                    {
                        File.Copy(manifest, Path.Combine(folder, FormattableString.Invariant($"run.{++number}.json")), overwrite: true);
                    }
                }
                foreach (var torn in merge.Torn)
                {
                    Console.Error.WriteLine(
                        $"pawl: the last record of {VisibleText.Line(torn)} was not written to its end and is left out"
                    );
                }
                Console.WriteLine(FormattableString.Invariant($"{merge.Count} records, {merge.Doubles} doubles left out: {target}"));
                return Task.FromResult(merge.Torn.Count == 0 ? ExitCodes.Clean : ExitCodes.CouldNotFinish);
            }
        );
        return command;
    }

    /// <summary>Contents are stored under their hash: the same name is the same content.</summary>
    internal static void CopyContents(string from, string to, CancellationToken cancel)
    {
        var contents = Path.Combine(from, "contents");
        if (!Directory.Exists(contents))
        {
            return;
        }
        foreach (var file in Directory.EnumerateFiles(contents, "*", SearchOption.AllDirectories))
        {
            cancel.ThrowIfCancellationRequested();
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            if (!File.Exists(target) && new FileInfo(file).LinkTarget is null)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }
}
