using System.CommandLine;
using Pawl.Analysis;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl scan</c>: files as they are.</summary>
internal static class ScanCommand
{
    internal static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "Files and folders", DefaultValueFactory = _ => ["."] };
        var command = new Command("scan", "Analyse files as they are") { paths };
        command.SetAction(parsed => Installation.OnAnalysisThread(() => Scan(parsed.GetValue(paths)!)));
        return command;
    }

    private static int Scan(string[] paths)
    {
        using var analyser = new Analyser(Installation.Rules().Of);
        var (files, lines, findings) = (0, 0, 0);
        foreach (var path in paths.SelectMany(p => File.Exists(p) ? [p] : Directory.EnumerateFiles(p, "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
        {
            if (Analyser.LanguageOf(path, default) is null)
            {
                continue;
            }
            var analysis = analyser.Analyse(path, File.ReadAllBytes(path));
            (files, lines, findings) = (files + 1, lines + analysis.Lines, findings + analysis.Findings.Count);
            foreach (var f in analysis.Findings)
            {
                Console.WriteLine($"{path}:{f.Place.StartLine}:{f.Place.StartColumn} {f.Severity}/{f.Confidence} {f.Rule} {f.Message}");
                Console.WriteLine($"    {f.Snippet}");
            }
        }
        Console.WriteLine($"{findings} findings in {files} files, {lines} lines");
        return findings > 0 ? 1 : 0;
    }
}
