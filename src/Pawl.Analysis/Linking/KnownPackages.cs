using System.Collections.Concurrent;

namespace Pawl.Analysis.Linking;

/// <summary>
/// What one repository knows of packages: the texts of its manifests and lock files, and the names of its own files and folders. A name counts as declared
/// when it stands in any of those texts, in part of a word as well: in doubt a package is known. For any number of threads.
/// </summary>
/// <param name="paths">All files of the repository, with slashes.</param>
/// <param name="read">The text of a manifest; null when it cannot be read.</param>
public sealed class KnownPackages(IReadOnlyCollection<string> paths, Func<string, string?> read)
{
    private readonly ConcurrentDictionary<(string Rules, string Name), bool> declared = new();
    private readonly ConcurrentDictionary<string, Lazy<string?>[]> manifests = new(StringComparer.Ordinal);
    private const int MostCode = 2_000;
    private readonly Lazy<bool> libraries = new(() =>
        paths.Any(path =>
            path.EndsWith(".jar", StringComparison.Ordinal) && !path.EndsWith("-wrapper.jar", StringComparison.Ordinal)
            || path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        )
    );
    private readonly Lazy<HashSet<string>> own = new(() => OwnNames(paths));

    /// <summary>A repository with manifests in which nothing is declared.</summary>
    public static KnownPackages None { get; } = new(["requirements.txt", "package.json", "pom.xml", "App.csproj"], _ => "");

    /// <summary>The repository says at all what it needs, in this language.</summary>
    internal bool HasManifests(string rules) => Manifests(rules).Any(manifest => manifest.Value is not null);

    /// <summary>A file or folder of the repository has that name.</summary>
    internal bool IsOwn(string name) => own.Value.Contains(name);

    /// <summary>Compiled libraries lie in the repository: what is in them is not known.</summary>
    internal bool HasLibraries => libraries.Value;

    /// <summary>Some file of the repository says it; also when there are too many to look.</summary>
    internal bool StandsInCode(string ending, string text) =>
        declared.GetOrAdd(
            (ending, text),
            _ =>
            {
                var code = paths.Where(path => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)).ToList();
                return code.Count > MostCode || code.Any(path => read(path)?.Contains(text, StringComparison.Ordinal) == true);
            }
        );

    internal bool IsDeclared(string rules, string name) => declared.GetOrAdd((rules, name), key => Stands(key.Rules, key.Name));

    private bool Stands(string rules, string name)
    {
        var plain = Plain(name);
        return Manifests(rules).Any(manifest => manifest.Value is { } text && HoldsPlain(text, plain));
    }

    /// <summary>Read when they are asked, lock files last: they are large, and mostly somebody has said the name before.</summary>
    private Lazy<string?>[] Manifests(string rules) =>
        manifests.GetOrAdd(
            rules,
            language =>
                [
                    .. paths
                        .Where(p => IsManifest(language, p))
                        .OrderBy(p => p.Contains("lock", StringComparison.Ordinal) || p.EndsWith(".d.ts", StringComparison.Ordinal))
                        .ThenBy(p => p, StringComparer.Ordinal)
                        .Select(p => new Lazy<string?>(() => read(p))),
                ]
        );

    /// <summary>Whether <see cref="Plain"/> of the text would hold the name; without making it, since lock files are long.</summary>
    internal static bool HoldsPlain(string text, string plain)
    {
        if (plain.Length == 0)
        {
            return true;
        }
        var first = plain[0];
        var rest = text.AsSpan();
        for (int at; (at = rest.IndexOfAny(first, char.ToUpperInvariant(first))) >= 0; )
        {
            rest = rest[(at + 1)..];
            if (Follows(rest, plain.AsSpan(1)))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Follows(ReadOnlySpan<char> text, ReadOnlySpan<char> plain)
    {
        var at = 0;
        foreach (var c in text)
        {
            if (at == plain.Length)
            {
                break;
            }
            if (c is '-' or '_' or '.')
            {
                continue;
            }
            if (char.ToLowerInvariant(c) != plain[at])
            {
                return false;
            }
            at++;
        }
        return at == plain.Length;
    }

    /// <summary>Without what registries do not tell apart.</summary>
    internal static string Plain(string text) =>
        string.Create(
            text.Length - text.AsSpan().CountAny('-', '_', '.'),
            text,
            static (target, from) =>
            {
                var at = 0;
                foreach (var c in from)
                {
                    if (c is not ('-' or '_' or '.'))
                    {
                        target[at++] = char.ToLowerInvariant(c);
                    }
                }
            }
        );

    private static bool IsManifest(string rules, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return rules switch
        {
            "python" => name
                is "pyproject.toml"
                    or "setup.py"
                    or "setup.cfg"
                    or "Pipfile"
                    or "Pipfile.lock"
                    or "poetry.lock"
                    or "uv.lock"
                    or "pdm.lock"
                    or "pylock.toml"
                    or "tox.ini"
                    or "noxfile.py"
                    or "environment.yml"
                    or "environment.yaml"
                    or "meta.yaml"
                    or "pixi.toml"
                || name.Contains("requirements", StringComparison.OrdinalIgnoreCase) && IsList(name)
                || path.Contains("requirements/", StringComparison.OrdinalIgnoreCase) && IsList(name)
                || name.Contains("constraints", StringComparison.OrdinalIgnoreCase) && IsList(name),
            "javascript" => name
                is "package.json"
                    or "package-lock.json"
                    or "npm-shrinkwrap.json"
                    or "yarn.lock"
                    or "pnpm-lock.yaml"
                    or "pnpm-workspace.yaml"
                    or "bun.lock"
                    or "bower.json"
                    or "deno.json"
                    or "deno.jsonc"
                    or "deno.lock"
                    or "import_map.json"
                    or "lerna.json"
                || IsConfiguration(name),
            "java" => name
                is "libs.versions.toml"
                    or "gradle.lockfile"
                    or "build.sbt"
                    or "ivy.xml"
                    or "BUILD.bazel"
                    or "MODULE.bazel"
                    or "WORKSPACE"
                || name.StartsWith("pom", StringComparison.Ordinal) && name.EndsWith(".xml", StringComparison.Ordinal)
                || name.EndsWith(".gradle", StringComparison.Ordinal)
                || name.EndsWith(".gradle.kts", StringComparison.Ordinal)
                || name.EndsWith(".versions.toml", StringComparison.Ordinal),
            "csharp" => name is "packages.config" or "packages.lock.json" or "project.json" or "paket.dependencies"
                || name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith(".props", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith(".targets", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith(".sln", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith(".fsproj", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith(".asmdef", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

    private static bool IsList(string name) =>
        name.EndsWith(".txt", StringComparison.Ordinal) || name.EndsWith(".in", StringComparison.Ordinal);

    /// <summary>Where names of modules are given other meanings: <c>tsconfig.base.json</c>, <c>vite.config.ts</c>.</summary>
    private static bool IsConfiguration(string name) =>
        (name.StartsWith("tsconfig", StringComparison.Ordinal) || name.StartsWith("jsconfig", StringComparison.Ordinal))
            && name.EndsWith(".json", StringComparison.Ordinal)
        || name.Contains(".config.", StringComparison.Ordinal)
        || name.StartsWith(".babelrc", StringComparison.Ordinal)
        || name.EndsWith(".d.ts", StringComparison.Ordinal)
        || name == "vite-env.d.ts";

    private static HashSet<string> OwnNames(IReadOnlyCollection<string> paths)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var parts = path.Split('/');
            names.UnionWith(parts[..^1]);
            var dot = parts[^1].IndexOf('.', StringComparison.Ordinal);
            names.Add(dot > 0 ? parts[^1][..dot] : parts[^1]);
        }
        return names;
    }
}
