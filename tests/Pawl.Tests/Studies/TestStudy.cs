using System.Globalization;
using Pawl.Engine.RuleLibrary;
using Pawl.Studies.Definitions;
using Pawl.Studies.Run;

namespace Pawl.Tests.Studies;

/// <summary>A small study in a temporary folder, made of the programs, prompts and script that come with Pawl.</summary>
internal sealed class TestStudy : IDisposable
{
    private static readonly string Shipped = System.IO.Path.Combine(Golden.Root, "studies", "replicate");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pawl-study-");

    internal TestStudy(
        string baselines = "python/notes python/tokens",
        string arms = "none",
        int iterations = 3,
        int replicates = 2,
        string contexts = "stateless",
        string more = ""
    )
    {
        foreach (var name in baselines.Split(' '))
        {
            Copy(System.IO.Path.Combine(Shipped, "baselines", name), System.IO.Path.Combine(Path, "baselines", name));
        }
        Copy(System.IO.Path.Combine(Shipped, "script"), System.IO.Path.Combine(Path, "script"));
        File.Copy(System.IO.Path.Combine(Shipped, "prompts.yaml"), System.IO.Path.Combine(Path, "prompts.yaml"));
        Write(Yaml(baselines, arms, iterations, replicates, contexts, more));
    }

    internal string Path => folder.FullName;

    internal string StudyFile => System.IO.Path.Combine(Path, "study.yaml");

    internal static RuleLibrary Rules { get; } = new(System.IO.Path.Combine(Golden.Root, "rules"));

    internal void Write(string yaml) => File.WriteAllText(StudyFile, yaml);

    internal string Text => File.ReadAllText(StudyFile);

    internal StudyDefinition Load() => StudyDefinition.Load(Path);

    /// <summary>Folder of results by that name.</summary>
    internal string Output(string name = "out") => System.IO.Path.Combine(Path, "results", name);

    /// <summary>Options without tests of programs, which need no sandbox.</summary>
    internal RunOptions Options(string output = "out", string? model = null, string? replay = null, Shard? shard = null)
    {
        var study = Load();
        return new RunOptions(
            study,
            study.ModelOf(model),
            Output(output),
            2,
            shard ?? Shard.Whole,
            null,
            null,
            replay is null ? null : Output(replay),
            WithTests: false,
            Rules,
            name => name == "TEST_KEY" ? "secret-key-of-the-test" : null,
            TimeProvider.System
        );
    }

    /// <summary>All that a run leaves and that must be the same whenever it is run: its files with their bytes.</summary>
    internal SortedDictionary<string, string> Results(string output)
    {
        var root = Output(output);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            files[System.IO.Path.GetRelativePath(root, file)] = File.ReadAllText(file);
        }
        return files;
    }

    /// <summary>An entry under <c>models:</c> that asks a server of the test.</summary>
    internal static string Model(string provider, string endpoint, string more = "") =>
        $"""
            models:
              - name: served
                provider: {provider}
                id: scripted-iterator-1
                endpoint: {endpoint}
                key-variable: TEST_KEY
                max-tokens: 9000
                parallel: 2
            {more}
            """;

    public void Dispose() => folder.Delete(recursive: true);

    private static string Yaml(string baselines, string arms, int iterations, int replicates, string contexts, string more) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            study: small
            title: A small study
            seed: 5
            iterations: {iterations}
            replicates: {replicates}
            contexts: [{contexts}]
            arms: [{arms}]
            prompts: prompts.yaml
            script: script
            strategies: [efficiency, feature, security, ambiguous]
            baselines:
            {string.Join('\n', baselines.Split(' ').Select(Entry))}
            analysers:
              - name: pawl
                version: "1"
            estimands:
              - id: introduced
                question: How many findings are introduced?
                measure: present-1-2
            {more}

            """
        );

    private static string Entry(string name)
    {
        var file = Directory.EnumerateFiles(System.IO.Path.Combine(Shipped, "baselines", name)).First(f => !f.EndsWith(".yaml"));
        return $"  - path: baselines/{name}\n    sha256: {BaselineReader.Hash(File.ReadAllBytes(file))}";
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)));
        }
    }
}
