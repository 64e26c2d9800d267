namespace Pawl.Analysis.Linking;

/// <summary>A place where a function may be defined.</summary>
/// <param name="Stem">Path of a file without its ending, or the end of such a path.</param>
/// <param name="IsWhole">The path is whole, not only its end.</param>
/// <param name="Function">Qualified name in that file.</param>
internal readonly record struct Definition(string Stem, bool IsWhole, string Function);

/// <summary>Where each language's conventions put the function that a qualified name stands for.</summary>
internal static class ModuleNames
{
    private const string OwnProject = "<file>";

    /// <summary>From the likeliest on.</summary>
    /// <param name="rules">The folder of the language's rules.</param>
    /// <param name="path">Of the file that asks.</param>
    internal static IEnumerable<Definition> Of(
        string rules,
        string path,
        string name,
        IReadOnlyList<KeyValuePair<string, string>> imports
    ) =>
        rules switch
        {
            "python" => Python(path, name),
            "javascript" => JavaScript(name),
            "java" => OfClass(path, name, type => [type, type + "Impl"]),
            "csharp" => OfClass(path, name, type => type is ['I', >= 'A' and <= 'Z', ..] ? [type, type[1..]] : [type]),
            "c" => Included(name, imports),
            _ => [],
        };

    /// <summary><c>package.module.function</c>, <c>package.module.Class.method</c>, and both with dots in front.</summary>
    private static IEnumerable<Definition> Python(string path, string name)
    {
        var bare = name.TrimStart('.');
        var up = name.Length - bare.Length;
        var parts = bare.Split('.');
        List<string> folders = [FolderOf(path)];
        while (folders[^1].Length > 0)
        {
            folders.Add(FolderOf(folders[^1]));
        }
        var folder = folders[Math.Clamp(up - 1, 0, folders.Count - 1)];
        for (var own = 1; own <= 2 && own < parts.Length; own++)
        {
            var (module, function) = (string.Join('/', parts[..^own]), string.Join('.', parts[^own..]));
            // A module with a name of one part lies beside the file or above it, or where sources are.
            IEnumerable<string> places =
                up > 0 ? [Join(folder, module)]
                : parts.Length - own == 1 ? folders.Select(f => Join(f, module)).Append("src/" + module)
                : [module];
            foreach (var place in places)
            {
                var isWhole = up > 0 || parts.Length - own == 1;
                yield return new(place, isWhole, function);
                yield return new(place + "/__init__", isWhole, function);
            }
        }
        if (up > 0 && parts.Length == 1)
        {
            yield return new(Join(folder, "__init__"), true, bare);
        }
    }

    /// <summary>Modules of the project itself; the dots in front of their paths are not kept, so the nearest one counts.</summary>
    private static IEnumerable<Definition> JavaScript(string name)
    {
        var parts = name.Split('.');
        if (parts[0] is not (OwnProject or "@" or "~"))
        {
            yield break;
        }
        for (var own = 1; own <= 2 && own < parts.Length - 1; own++)
        {
            var (module, function) = (string.Join('/', parts[1..^own]), string.Join('.', parts[^own..]));
            yield return new(module, false, function);
            yield return new(module + "/index", false, function);
            // What a file exports whole carries the file's name in the form.
            yield return new(module, false, parts[^1]);
        }
    }

    /// <summary>One class a file, named like it, as Java demands and C# advises. Behind an interface, its only usual implementation.</summary>
    private static IEnumerable<Definition> OfClass(string path, string name, Func<string, string[]> files)
    {
        var parts = name.Split('.');
        if (parts.Length < 2)
        {
            yield break;
        }
        var (type, method) = (parts[^2], parts[^1]);
        foreach (var file in files(type))
        {
            if (parts.Length > 2)
            {
                yield return new(string.Join('/', [.. parts[..^2], file]), false, $"{file}.{method}");
            }
            yield return new(Join(FolderOf(path), file), true, $"{file}.{method}");
            yield return new(file, false, $"{file}.{method}");
        }
    }

    /// <summary>A function lies beside or behind the header that declares it.</summary>
    private static IEnumerable<Definition> Included(string name, IReadOnlyList<KeyValuePair<string, string>> imports)
    {
        if (name.Contains('.', StringComparison.Ordinal))
        {
            yield break;
        }
        foreach (var (_, header) in imports)
        {
            var dot = header.LastIndexOf('.');
            if (dot > 0)
            {
                yield return new(header[..dot].TrimStart('.', '/'), false, name);
            }
        }
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is var slash and > 0 ? path[..slash] : "";

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
