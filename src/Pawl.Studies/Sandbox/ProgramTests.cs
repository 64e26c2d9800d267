using System.Text;
using Pawl.Engine;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Sandbox;

/// <summary>
/// Compiles a program that a model wrote and runs its baseline's functional tests on it, all in the sandbox.
/// Open this file first: the others say how.
/// </summary>
public sealed class ProgramTests
{
    private readonly ISandbox sandbox;
    private readonly IReadOnlyDictionary<string, Toolchain> toolchains;

    private ProgramTests(ISandbox sandbox, IReadOnlyDictionary<string, Toolchain> toolchains) =>
        (this.sandbox, this.toolchains) = (sandbox, toolchains);

    /// <exception cref="UserError">There is no sandbox, or a language's tools are missing.</exception>
    public static async Task<ProgramTests> Prepare(IEnumerable<ProgramLanguage> languages, CancellationToken cancel)
    {
        var toolchains = languages.Distinct().ToDictionary(l => l.Name, Toolchain.Of, StringComparer.Ordinal);
        return new ProgramTests(await SandboxSearch.Find(toolchains.Values.SelectMany(t => t.Folders), cancel), toolchains);
    }

    /// <summary>First lines of what the compilers and interpreters say of themselves, by language.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Versions(CancellationToken cancel)
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, tools) in toolchains)
        {
            var said = await sandbox.Run(tools.Version, null, false, default, SandboxLimits.Compile, cancel);
            versions[language] = FirstLine(Encoding.UTF8.GetString(said.Output) + said.Error);
        }
        versions["sandbox"] = sandbox.Name;
        return versions;
    }

    public async Task<ProgramOutcome> Run(Baseline baseline, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var tools = toolchains[baseline.Language.Name];
        using var place = new ProgramFolder();
        place.Write(baseline.Language.FileName, content.Span);
        foreach (var (name, text) in tools.Files)
        {
            place.Write(name, Encoding.UTF8.GetBytes(text));
        }
        var compiled = await sandbox.Run(tools.Compile, place.Path, true, default, SandboxLimits.Compile, cancel);
        if (!compiled.Succeeded)
        {
            var said = compiled.TimedOut ? "compiling took too long" : Encoding.UTF8.GetString(compiled.Output) + compiled.Error;
            return new ProgramOutcome(false, 0, baseline.Cases.Count, FirstError(said));
        }
        var (passed, message) = (0, "");
        foreach (var test in baseline.Cases)
        {
            var run = await sandbox.Run(
                [.. tools.Run, .. test.Arguments],
                place.Path,
                false,
                Encoding.UTF8.GetBytes(test.Input),
                SandboxLimits.Run,
                cancel
            );
            var difference = Difference(test, run);
            passed += difference is null ? 1 : 0;
            message = message.Length == 0 && difference is not null ? $"{test.Name}: {difference}" : message;
        }
        return new ProgramOutcome(true, passed, baseline.Cases.Count - passed, message);
    }

    private static string? Difference(TestCase test, SandboxOutcome run)
    {
        if (run.TimedOut)
        {
            return "took too long";
        }
        if (run.TooMuchOutput)
        {
            return "wrote too much";
        }
        if (run.ExitCode != test.ExitCode)
        {
            return $"ended with {run.ExitCode} instead of {test.ExitCode}: {FirstLine(run.Error)}";
        }
        var (wanted, got) = (Lines(test.Expect), Lines(Encoding.UTF8.GetString(run.Output)));
        var at = wanted.Zip(got).TakeWhile(pair => pair.First == pair.Second).Count();
        return at == wanted.Count && at == got.Count
            ? null
            : $"line {at + 1} is '{got.ElementAtOrDefault(at)}' instead of '{wanted.ElementAtOrDefault(at)}'";
    }

    private static List<string> Lines(string text) => [.. text.TrimEnd().Split('\n').Select(l => l.TrimEnd())];

    private static string FirstError(string text) =>
        FirstLine(text.Split('\n').FirstOrDefault(l => l.Contains("rror", StringComparison.Ordinal)) ?? text);

    private static string FirstLine(string text)
    {
        var line = text.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0) ?? "";
        return line.Length > 300 ? line[..300] : line;
    }
}
