using System.CommandLine;
using Pawl.Analysis;
using Pawl.Analysis.Rules;
using Pawl.Cli.Setup;
using Pawl.Engine;
using Pawl.Engine.Analysers;
using Pawl.Engine.Git;
using Pawl.Engine.Policy;
using Pawl.Engine.Reports;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl doctor</c>: proves that this installation works, part by part.</summary>
internal static class DoctorCommand
{
    private static readonly Version LeastGit = new(2, 36);

    internal static Command Create()
    {
        var command = new Command("doctor", "Check that Pawl and what it needs work here");
        command.SetAction(
            async (_, cancel) =>
            {
                List<(string Name, string? Problem, string Detail)> checks = [await Git(cancel), Rules(), Cache()];
                checks.AddRange(await Languages());
                checks.Add(await Repository(cancel));
                checks.Add(await OutsideAnalysers(cancel));
                checks.AddRange(await BoundaryTest.Run(Directory.GetCurrentDirectory(), cancel));
                foreach (var (name, problem, detail) in checks)
                {
                    Console.WriteLine($"{(problem is null ? "ok  " : "FAIL")}  {name}: {problem ?? detail}");
                }
                return checks.TrueForAll(c => c.Problem is null) ? ExitCodes.Clean : ExitCodes.CouldNotFinish;
            }
        );
        return command;
    }

    private static async Task<(string, string?, string)> Git(CancellationToken cancel)
    {
        try
        {
            var output = await GitProcess.Run(GitPlace.At(Directory.GetCurrentDirectory()), ["--version"], cancel);
            var words = output.Text.Trim().Split(' ');
            var version = Version.Parse(string.Join('.', words[2].Split('.').TakeWhile(part => part.All(char.IsAsciiDigit)).Take(3)));
            return ("git", version < LeastGit ? $"{version} is too old; {LeastGit} or newer is needed" : null, output.Text.Trim());
        }
        catch (UserError e)
        {
            return ("git", $"{e.Message}. {e.Hint}", "");
        }
    }

    /// <summary>Those that the policy here asks.</summary>
    private static async Task<(string, string?, string)> OutsideAnalysers(CancellationToken cancel)
    {
        try
        {
            var root = AnalyserOptions.RootAround(Directory.GetCurrentDirectory());
            var choice = PolicyFile.InWorkTree(root).Analysers;
            var search = new AnalyserSearch(Environment.GetEnvironmentVariable, root);
            var found = await choice.Find(search, AnalyserOptions.Definitions([]), cancel);
            return (
                "analysers",
                null,
                choice.IsNone ? "pawl.yaml asks for none; `pawl analysers` lists those that are here"
                : found.Count == 0 ? "none of those that are known is here"
                : string.Join(", ", found.Select(analyser => VisibleText.Line($"{analyser.Id} {analyser.Version}")))
            );
        }
        catch (UserError e)
        {
            return ("analysers", VisibleText.Line($"{e.Message}. {e.Hint}"), "");
        }
    }

    private static (string, string?, string) Rules()
    {
        try
        {
            var library = Installation.Rules();
            var count = library.All.Count();
            return ("rules", count == 0 ? $"none in {library.Folder}" : null, $"{count} in {library.Languages.Count} folders");
        }
        catch (RuleError e)
        {
            return ("rules", e.Message, "");
        }
    }

    /// <summary>Each grammar is loaded and must see a function in one line of its language.</summary>
    private static async Task<IReadOnlyList<(string, string?, string)>> Languages()
    {
        List<(string, string?, string)> checks = [];
        await AnalysisThreads.Run(
            1,
            () =>
            {
                using var analyser = new Analyser(_ => null);
                foreach (var language in Analyser.Languages)
                {
                    try
                    {
                        var analysis = analyser.Analyse($"sample{language.Extensions[0]}", Sample(language.Name));
                        var seen = analysis.Functions.Count == 1 && analysis.Gaps.Count == 0;
                        checks.Add(($"grammar {language.Name}", seen ? null : "a function of one line was not seen", "parses"));
                    }
                    catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or InvalidOperationException)
                    {
                        checks.Add(($"grammar {language.Name}", e.Message, ""));
                    }
                }
            }
        );
        return checks;
    }

    private static byte[] Sample(string language) =>
        language switch
        {
            "python" => [.. "def f(x):\n    return x\n"u8],
            "java" => [.. "class A { int f(int x) { return x; } }\n"u8],
            "csharp" => [.. "class A { int F(int x) { return x; } }\n"u8],
            "cpp" => [.. "int A::f(int x) { return x; }\n"u8],
            "c" => [.. "int f(int x) { return x; }\n"u8],
            _ => [.. "function f(x) { return x; }\n"u8],
        };

    private static (string, string?, string) Cache()
    {
        if (!File.Exists(Installation.NativesSum))
        {
            return ("cache", $"{Installation.NativesSum} is missing: install again", "");
        }
        if (Installation.CachePath is not { } path)
        {
            return ("cache", "there is no place for it: neither XDG_CACHE_HOME nor HOME is set", "");
        }
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return ("cache", null, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ("cache", $"{folder} cannot be written: {e.Message}", "");
        }
    }

    private static async Task<(string, string?, string)> Repository(CancellationToken cancel)
    {
        try
        {
            using var repository = await GitRepository.Open(Directory.GetCurrentDirectory(), cancel);
            return (
                "repository",
                null,
                $"{repository.WorkTree ?? repository.GitFolder}, {repository.ObjectFormat}{(repository.IsShallow ? ", shallow" : "")}{(repository.IsPartial ? ", partial" : "")}"
            );
        }
        catch (UserError e)
        {
            return ("repository", null, $"none here ({e.Message})");
        }
    }
}
