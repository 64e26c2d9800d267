using System.CommandLine;
using Pawl.Analysis;
using Pawl.Analysis.Linking;
using Pawl.Engine;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl rules test</c>: rules against the examples beside them.</summary>
internal static class RulesCommand
{
    internal static Command Create()
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "A folder of rules such as rules/python, or single rule files; without any, all rules of this installation",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => Folders(Installation.Rules()),
        };
        var test = new Command("test", "Check rules against the marks in the examples beside them") { paths };
        test.SetAction(parsed => Installation.OnAnalysisThread(() => Test(parsed.GetValue(paths)!)));
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The folder rules/" };
        var pack = new Command("pack", "Write the rules in the form that is read fastest; done when Pawl is built") { folder };
        pack.SetAction(parsed => Pack(parsed.GetValue(folder)!.FullName));
        return new Command("rules", "Work with rules") { test, pack };
    }

    private static string[] Folders(RuleLibrary rules) => [.. rules.Languages.Select(l => Path.Combine(rules.Folder, l))];

    private static int Pack(string folder) =>
        new RuleLibrary(folder).WritePacks().ToList() is { Count: > 0 }
            ? ExitCodes.Clean
            : throw new UserError(
                $"there are no rules in {folder}",
                "Name a folder that has one folder for each language, such as rules/."
            );

    private static int Test(string[] paths)
    {
        var (good, bad) = (0, 0);
        foreach (var path in paths.Select(Path.GetFullPath))
        {
            var isFile = File.Exists(path);
            var folder = isFile ? Path.GetDirectoryName(path)! : path;
            var library = new RuleLibrary(Path.GetDirectoryName(folder)!);
            using var analyser = new Analyser(library.Of) { Packages = KnownPackages.None };
            foreach (
                var example in RuleExamples.Check(
                    library,
                    Path.GetFileName(folder),
                    id => !isFile || id == Path.GetFileNameWithoutExtension(path),
                    analyser
                )
            )
            {
                good += example.Problems.Count == 0 ? 1 : 0;
                bad += example.Problems.Count == 0 ? 0 : 1;
                foreach (var problem in example.Problems)
                {
                    Console.WriteLine($"{example.Language}/{example.Rule}: {problem}");
                }
            }
        }
        Console.WriteLine($"{good} passed, {bad} failed");
        return bad == 0 && good > 0 ? 0 : 1;
    }
}
