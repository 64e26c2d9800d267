using System.Text.Json.Nodes;
using Pawl.Engine;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Sandbox;

/// <summary>How programs of one language are compiled and run. Paths are as the sandbox shows them.</summary>
/// <param name="Compile">Makes <c>/program</c> ready to run, or only says whether the code is well formed.</param>
/// <param name="Folders">What it needs outside <c>/usr</c>.</param>
/// <param name="Files">Files that are put beside the program.</param>
public sealed record Toolchain(
    IReadOnlyList<string> Compile,
    IReadOnlyList<string> Run,
    IReadOnlyList<string> Folders,
    IReadOnlyDictionary<string, string> Files,
    IReadOnlyList<string> Version
)
{
    private static readonly Dictionary<string, string> None = [];

    /// <exception cref="UserError">A compiler or interpreter is not there.</exception>
    public static Toolchain Of(ProgramLanguage language) =>
        language.Name switch
        {
            "c" => C(),
            "java" => Java(),
            "csharp" => CSharp(),
            "python" => Python(),
            _ => JavaScript(),
        };

    private static Toolchain C()
    {
        var gcc = Need("gcc", "gcc libc6-dev");
        return new(
            [gcc, "-std=gnu11", "-O1", "-w", "-pthread", "-o", "/program/program", "/program/program.c", "-lm"],
            ["/program/program"],
            [],
            None,
            [gcc, "--version"]
        );
    }

    private static Toolchain Java()
    {
        var (javac, java) = (Need("javac", "default-jdk-headless"), Need("java", "default-jdk-headless"));
        string[] small = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m", "-XX:-UsePerfData"];
        return new(
            [
                javac,
                .. small.Select(s => "-J" + s),
                "-nowarn",
                "-Xlint:none",
                "-proc:none",
                "-encoding",
                "UTF-8",
                "-d",
                "/program",
                "/program/Main.java",
            ],
            [java, .. small, "-Dfile.encoding=UTF-8", "-cp", "/program", "Main"],
            [],
            None,
            [java, "-version"]
        );
    }

    private static Toolchain Python()
    {
        var python = Need("python3", "python3");
        return new(
            [python, "-I", "-c", "compile(open('/program/program.py', encoding='utf-8').read(), 'program.py', 'exec')"],
            [python, "-B", "/program/program.py"],
            Outside(python),
            None,
            [python, "--version"]
        );
    }

    private static Toolchain JavaScript()
    {
        var node = Need("node", "nodejs");
        return new(
            [node, "--check", "/program/program.js"],
            [node, "--max-old-space-size=192", "/program/program.js"],
            Outside(node),
            None,
            [node, "--version"]
        );
    }

    /// <summary>The compiler itself: a build through the SDK's tool takes ten times as long.</summary>
    private static Toolchain CSharp()
    {
        var dotnet = ProgramPath.Real(Need("dotnet", "dotnet-sdk-10.0"));
        var root = Path.GetDirectoryName(dotnet)!;
        var compiler = Newest(Path.Combine(root, "sdk"), Path.Combine("Roslyn", "bincore", "csc.dll"));
        var pack = Newest(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"), "ref");
        var references = Directory.Exists(pack) ? Directory.EnumerateDirectories(pack).Order(StringComparer.Ordinal).LastOrDefault() : null;
        if (compiler is null || references is null)
        {
            throw Missing("the C# compiler of the .NET SDK", "dotnet-sdk-10.0");
        }
        var framework = Path.GetFileName(references)["net".Length..];
        return new(
            [
                dotnet,
                compiler,
                "-nologo",
                "-noconfig",
                "-nostdlib",
                "-warn:0",
                "-nullable",
                "-optimize",
                "-langversion:latest",
                "-out:/program/program.dll",
                .. Directory.EnumerateFiles(references, "*.dll").Order(StringComparer.Ordinal).Select(f => $"-r:{f}"),
                "/program/Program.cs",
            ],
            [dotnet, "exec", "/program/program.dll"],
            Outside(dotnet),
            new Dictionary<string, string> { ["program.runtimeconfig.json"] = RuntimeConfiguration(framework) },
            [dotnet, compiler, "-version"]
        );
    }

    private static string RuntimeConfiguration(string framework) =>
        new JsonObject
        {
            ["runtimeOptions"] = new JsonObject
            {
                ["tfm"] = $"net{framework}",
                ["rollForward"] = "Major",
                ["framework"] = new JsonObject { ["name"] = "Microsoft.NETCore.App", ["version"] = $"{framework}.0" },
                ["configProperties"] = new JsonObject { ["System.Globalization.Invariant"] = true },
            },
        }.ToJsonString();

    private static string? Newest(string folder, string inside) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateDirectories(folder)
                .Where(f => Path.Exists(Path.Combine(f, inside)))
                .OrderBy(f => System.Version.TryParse(Path.GetFileName(f), out var v) ? v : new Version(0, 0))
                .Select(f => Path.Combine(f, inside))
                .LastOrDefault()
            : null;

    private static string[] Outside(string program)
    {
        var folder = Path.GetDirectoryName(ProgramPath.Real(program))!;
        return folder.StartsWith("/usr/", StringComparison.Ordinal)
            ? []
            : [Path.GetFileName(folder) == "bin" ? Path.GetDirectoryName(folder)! : folder];
    }

    private static string Need(string name, string package) => ProgramPath.Find(name) ?? throw Missing(name, package);

    private static UserError Missing(string what, string package) =>
        new($"{what} is missing: the study's programs need it", $"apt-get install {package}, or leave the tests out with --no-tests.");
}
