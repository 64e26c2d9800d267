namespace Pawl.Analysis.Manifests;

/// <summary>Files in which a project says what packages it needs, by their names.</summary>
internal static class Manifest
{
    /// <summary>Whose rules speak of the file's packages; null: it is no manifest.</summary>
    internal static string? RulesOf(string path)
    {
        var name = NameOf(path);
        return name switch
        {
            "package.json" => "javascript",
            "pyproject.toml" => "python",
            "pom.xml" or "build.gradle" or "build.gradle.kts" => "java",
            "Directory.Packages.props" or "Directory.Build.props" or "Directory.Build.targets" => "csharp",
            _ when name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) => "csharp",
            _ when IsRequirements(path, name) => "python",
            _ => null,
        };
    }

    /// <summary>Lock files that lie beside the manifest where its packages were installed.</summary>
    internal static IReadOnlyList<string> LocksOf(string path) =>
        NameOf(path) switch
        {
            "package.json" => ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock"],
            "pyproject.toml" => ["poetry.lock", "uv.lock", "pdm.lock", "pylock.toml"],
            var name when name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) => ["packages.lock.json"],
            _ => [],
        };

    internal static IReadOnlyList<Dependency> Read(string path, string text) =>
        NameOf(path) switch
        {
            "package.json" => PackageJson.Read(text),
            "pyproject.toml" => PythonManifests.Project(text),
            "pom.xml" => MarkupManifests.Maven(text),
            "build.gradle" or "build.gradle.kts" => MarkupManifests.Gradle(text),
            _ when RulesOf(path) == "csharp" => MarkupManifests.NuGet(text),
            _ => PythonManifests.Requirements(text),
        };

    private static bool IsRequirements(string path, string name) =>
        (name.EndsWith(".txt", StringComparison.Ordinal) || name.EndsWith(".in", StringComparison.Ordinal))
        && (
            name.StartsWith("requirements", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("requirements.txt", StringComparison.OrdinalIgnoreCase)
            || path.Contains("requirements/", StringComparison.OrdinalIgnoreCase)
        );

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
