using Pawl.Engine.Analysers;
using Pawl.Engine.Cache;

namespace Pawl.Tests.Analysers;

/// <summary>The analysers that eng/analysers.sh put beside the tests, and those of the machine.</summary>
internal static class Workshop
{
    private static readonly string Folder = Path.Combine(Golden.Root, "artifacts", "analysers");

    internal static string Definitions { get; } = Path.Combine(Golden.Root, "rules", "analysers.yaml");

    /// <summary>PATH with the tests' own tools before the machine's.</summary>
    internal static string SearchPath { get; } =
        string.Join(
            Path.PathSeparator,
            Path.Combine(Folder, "node_modules", ".bin"),
            Path.Combine(Folder, "tools"),
            Environment.GetEnvironmentVariable("PATH")
        );

    internal static AnalyserSearch Search(string repository = "/nowhere") =>
        new(name => name == "PATH" ? SearchPath : Environment.GetEnvironmentVariable(name), repository);

    /// <summary>The analyser; the test is skipped where it is not installed.</summary>
    internal static async Task<InstalledAnalyser> Installed(string id, params string[] more)
    {
        var known = await Search().Find([Definitions, .. more], [id], TestContext.Current.CancellationToken);
        Assert.SkipWhen(known[0].Installed is null, $"{id} is not installed: {known[0].Missing}");
        return known[0].Installed!;
    }

    /// <summary>One that a test makes up out of a shell script; <c>$1</c> is the stage, <c>$2</c> the output.</summary>
    internal static async Task<InstalledAnalyser> Script(
        TempFolder folder,
        string script,
        string output = "output: {format: sarif}",
        int seconds = 60
    )
    {
        var file = folder.Write(
            "own.yaml",
            $$"""
            analysers:
              - id: own
                endings: [.py]
                programs: [/bin/sh]
                version: {arguments: [-c, 'echo version 7'], pattern: 'version (?<answer>\d+)'}
                run:
                  - [{{folder.Write("run.sh", script)}}, '{stage}', '{output}']
                {{output}}
                seconds: {{seconds}}
            """
        );
        return await Installed("own", file);
    }

    internal static SourceContent Content(string path, string text) => new(path, System.Text.Encoding.UTF8.GetBytes(text));

    internal static async Task<AnalysersReport> Run(InstalledAnalyser analyser, params SourceContent[] contents)
    {
        using var cache = ContentCache.Open(null);
        return await Engine.Analysers.Analysers.Run([analyser], contents, cache, null, TestContext.Current.CancellationToken);
    }
}

/// <summary>A folder that goes away.</summary>
internal sealed class TempFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("pawl-test-").FullName;

    internal string Write(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
